package io.crosspoint.core.lane;

import io.crosspoint.core.engine.Answer;
import io.crosspoint.core.engine.Effects;
import io.crosspoint.core.engine.TotalsAnswer;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.function.LongConsumer;

/**
 * Effects that wait for their records to be durable, in order. Effects come from a fixed pool;
 * those that were sent come back from the event loops.
 */
final class HeldEffects implements Effects {
    /** The most effects of one decision. */
    static final int MOST_PER_DECISION = 4;

    private final Pool<Effect> free;
    private final ArrayDeque<Effect> asked;
    private final ArrayDeque<Effect> held;
    private final int[] connections;
    private final LongConsumer partnerTransaction;
    private @Nullable Slot current;
    private boolean currentKept;

    /**
     * @param most effects that may wait or be under way
     * @param remembered transactions whose connection is remembered, a power of two
     * @param partnerTransaction told of each transaction of the partners' port
     */
    HeldEffects(int most, int remembered, LongConsumer partnerTransaction) {
        this.partnerTransaction = partnerTransaction;
        free = new Pool<>(most, Effect::new);
        asked = new ArrayDeque<>();
        held = new ArrayDeque<>();
        connections = new int[remembered];
    }

    boolean hasRoom() {
        return free.has(MOST_PER_DECISION);
    }

    /** The message that the next decision is about, or null when it is the clock's. */
    void about(@Nullable Slot slot) {
        current = slot;
        currentKept = false;
    }

    /** Gives the message's slot back unless an effect keeps it. */
    void decided() {
        if (current != null && !currentKept) {
            current.release();
        }
        current = null;
    }

    /** Makes the effects asked for since the last call wait for a position. */
    void waitFor(long position) {
        for (Effect effect = asked.poll(); effect != null; effect = asked.poll()) {
            effect.position = position;
            held.add(effect);
        }
    }

    /** The oldest effect if its records are durable, or null. */
    @Nullable Effect next(long durablePosition) {
        Effect oldest = held.peek();
        return oldest == null || oldest.position > durablePosition ? null : held.poll();
    }

    /** Puts the effect of the last {@link #next} back, to be offered again. */
    void putBack(Effect effect) {
        held.addFirst(effect);
    }

    /** Takes an effect back that was for the lane itself, and the message behind it. */
    void done(Effect effect) {
        Slot slot = effect.slot;
        if (slot != null) {
            slot.release();
        }
        recycle(effect);
    }

    /** Takes an effect back that was sent. Any thread. */
    void recycle(Effect sent) {
        sent.slot = null;
        free.put(sent);
    }

    @Override
    public void forward(FactsDecoder facts, @Nullable FactsDecoder original) {
        Effect effect = take(Effect.Kind.FORWARD, facts.issuerLink());
        effect.copyFacts(facts);
        effect.copyOriginal(original);
        remember(facts);
        keepSlot(effect);
    }

    @Override
    public void repeat(FactsDecoder facts, @Nullable FactsDecoder original) {
        Effect effect = take(Effect.Kind.FORWARD, facts.issuerLink());
        effect.copyFacts(facts);
        effect.copyOriginal(original);
        effect.attempt = 1;
    }

    @Override
    public void joined(FactsDecoder facts) {
        remember(facts);
    }

    private void remember(FactsDecoder facts) {
        if (facts.acquirerLink() == 0) {
            partnerTransaction.accept(facts.transactionId());
        } else if (current != null) {
            connections[indexOf(facts)] = current.message().connection;
        }
    }

    private int indexOf(FactsDecoder facts) {
        return (int) (facts.transactionId() & connections.length - 1);
    }

    @Override
    public void answer(FactsDecoder facts, Answer answer, boolean withIssuerAnswer) {
        Effect effect = take(Effect.Kind.ANSWER, facts.acquirerLink());
        effect.copyFacts(facts);
        effect.answer().copyFrom(answer);
        if (effect.link == 0) {
            partnerTransaction.accept(facts.transactionId());
        }
        boolean ofThisMessage =
                current != null && !withIssuerAnswer && current.message().link == effect.link;
        effect.connection =
                ofThisMessage && current != null
                        ? current.message().connection
                        : connections[indexOf(facts)];
        if (withIssuerAnswer) {
            keepSlot(effect);
        }
    }

    @Override
    public void reverse(FactsDecoder facts, int reversalStan, long transmissionTime, int attempt) {
        Effect effect = take(Effect.Kind.REVERSE, facts.issuerLink());
        effect.copyFacts(facts);
        effect.reversalStan = reversalStan;
        effect.reversalTime = transmissionTime;
        effect.attempt = attempt;
    }

    @Override
    public void answerTotals(TotalsAnswer answer) {
        if (current != null) {
            answerCurrent(current, answer.responseCode).copyTotals(answer);
        }
    }

    @Override
    public void answerInbound(int responseCode) {
        if (current != null) {
            answerCurrent(current, responseCode);
        }
    }

    private Effect answerCurrent(Slot slot, int responseCode) {
        Effect effect = take(Effect.Kind.ANSWER_INBOUND, slot.message().link);
        effect.connection = slot.message().connection;
        effect.responseCode = responseCode;
        keepSlot(effect);
        return effect;
    }

    private void keepSlot(Effect effect) {
        effect.slot = current;
        currentKept = current != null;
    }

    private Effect take(Effect.Kind kind, int link) {
        Effect effect = free.take();
        if (effect == null) {
            throw new IllegalStateException(
                    "no effect is free (expected: " + MOST_PER_DECISION + " before a decision)");
        }
        effect.kind = kind;
        effect.link = link;
        effect.connection = 0;
        effect.slot = null;
        effect.withOriginal = false;
        effect.withTotals = false;
        effect.attempt = 0;
        asked.add(effect);
        return effect;
    }
}
