package io.crosspoint.core.lane;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.engine.Recall;
import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.journal.Desk;
import io.crosspoint.journal.DeskFullException;
import io.crosspoint.journal.JournalFailedException;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.qrservice.QrCommand;
import io.crosspoint.qrservice.QrReply;
import io.crosspoint.qrservice.http.PaymentOrder;
import io.crosspoint.qrservice.http.PaymentResult;
import io.crosspoint.token.TokenCommand;
import io.crosspoint.token.TokenReply;

import org.agrona.concurrent.EpochNanoClock;
import org.jctools.queues.MpscArrayQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * The lane: one thread at a time calls {@link #doWork}; messages, commands and tasks reach it
 * through queues from any thread.
 */
public final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Engine engine;
    private final EpochNanoClock clock;
    private final Stream transactions;
    private final ServiceDesk<TokenCommand, TokenReply> tokens;
    private final ServiceDesk<QrCommand, QrReply> codes;
    private final Outlet outlet;
    private final HeldEffects effects;
    private final MpscArrayQueue<Slot> inbox;
    private final LaneTasks tasks;
    private final RecallDesk recalls = new RecallDesk();
    private final SpaceWatch space;
    private final int batchLimit;
    private final Runnable wake;
    private final PartnerPayments payments = new PartnerPayments();
    private boolean started;
    private boolean recovering = true;
    private long defects;

    /**
     * A lane that has not started; the first round takes up the stream.
     *
     * @param parts what the lane owns
     * @param remembered transactions the engine remembers
     * @param outlet where effects leave
     * @param wake makes whoever calls {@link #doWork} call it soon; any thread may run it
     */
    public Lane(
            LaneSettings settings, LaneParts parts, int remembered, Outlet outlet, Runnable wake) {
        this.engine = parts.engine();
        this.clock = parts.clock();
        this.transactions = parts.transactions();
        this.outlet = outlet;
        this.wake = wake;
        this.batchLimit = settings.batch();
        effects = new HeldEffects(settings.effects(), remembered, payments::became);
        inbox = new MpscArrayQueue<>(settings.inbox());
        tasks = new LaneTasks(settings.desk(), wake);
        tokens = new ServiceDesk<>(parts.vault(), parts.tokenStream(), settings.desk(), wake);
        codes = new ServiceDesk<>(parts.registry(), parts.codeStream(), settings.desk(), wake);
        space = new SpaceWatch(engine, this::storageIsLow);
    }

    /**
     * Hands in a message. Any thread.
     *
     * @return false when the inbox is full; the caller keeps the slot
     */
    public boolean offer(Slot slot) {
        return inbox.offer(slot);
    }

    /**
     * Makes messages about transactions that have left memory wait for an index of them. Without
     * one they are answered as about what never was. Before the first round.
     *
     * @param index takes a question and gives it to {@link #recalled} when it is answered; refuses
     *     one that it has no room for
     */
    public void recallFrom(Predicate<Recall> index, RecallSettings bounds) {
        recalls.open(new Parking(engine, transactions.batch(), index, bounds));
    }

    /** Takes an answer of the index. Any thread. */
    public void recalled(Recall recall) {
        if (recalls.answered(recall)) {
            wake.run();
        }
    }

    /** What waits for the index, and what waited. Lane's thread. */
    public RecallCounts recalls() {
        return recalls.counts();
    }

    /** Where the token service's commands go. */
    public Desk<TokenCommand, TokenReply> tokens() {
        return tokens;
    }

    /** Where the QR service's commands go. */
    public Desk<QrCommand, QrReply> codes() {
        return codes;
    }

    /** Takes back an effect that was sent. Any thread. */
    public void recycle(Effect effect) {
        effects.recycle(effect);
    }

    /**
     * One round: what waits is decided, appended, and let go when durable. Must not be called by
     * two threads at once.
     *
     * @return how much was done; 0 when idle
     * @throws JournalFailedException once the journal has failed: nothing leaves any more
     */
    public int doWork() {
        if (tasks.hasFailed()) {
            return 0;
        }
        try {
            return round(clock.nanoTime());
        } catch (JournalFailedException e) {
            fail(e);
            throw e;
        }
    }

    /** Nobody who waits is answered any more. */
    private void fail(JournalFailedException cause) {
        tasks.fail(cause);
        payments.fail(cause);
        tokens.fail(cause);
        codes.fail(cause);
    }

    private int round(long nowNs) {
        space.look();
        int work = start(nowNs);
        work += runTasks(nowNs);
        work += tokens.decide(nowNs);
        work += codes.decide(nowNs);
        work += drainInbox(nowNs);
        work += resumeParked(nowNs);
        work += tick(nowNs);
        transactions.append();
        effects.waitFor(transactions.journal().position());
        work += release();
        work += tokens.release();
        work += codes.release();
        checkJournal();
        return work;
    }

    private boolean storageIsLow() {
        return transactions.journal().lowOnSpace() || tokens.lowOnSpace() || codes.lowOnSpace();
    }

    /** The first rounds take up the stream and conclude what the last process left in flight. */
    private int start(long nowNs) {
        if (!started) {
            started = true;
            engine.start(LaneClock.date(nowNs), nowNs, transactions.batch());
        }
        int work = 0;
        while (recovering && hasRoom()) {
            recovering = engine.recoverOne(nowNs, transactions.batch(), effects);
            work++;
        }
        return work;
    }

    private int runTasks(long nowNs) {
        int work = 0;
        while (tasks.runOne(nowNs)) {
            appendWhenFull();
            work++;
        }
        return work;
    }

    private int drainInbox(long nowNs) {
        int work = 0;
        while (!recovering && work < batchLimit && hasRoom()) {
            Slot slot = inbox.poll();
            if (slot == null) {
                break;
            }
            Parking.Verdict verdict = recalls.consider(slot, nowNs);
            if (verdict != Parking.Verdict.WAITS) {
                decide(slot, verdict, nowNs);
            }
            work++;
        }
        return work;
    }

    private int resumeParked(long nowNs) {
        int work = 0;
        while (hasRoom()) {
            Slot slot = recalls.next(nowNs);
            if (slot == null) {
                break;
            }
            decide(slot, recalls.verdict(), nowNs);
            work++;
        }
        return work;
    }

    private void decide(Slot slot, Parking.Verdict verdict, long nowNs) {
        effects.about(slot);
        try {
            if (verdict == Parking.Verdict.REFUSE) {
                effects.answerInbound(ResponseCode.SYSTEM_MALFUNCTION);
            } else {
                engine.decide(slot.message(), nowNs, transactions.batch(), effects);
            }
        } catch (RuntimeException e) {
            defects++;
            LOG.error("link {}: a message could not be decided", slot.message().link, e);
        } finally {
            effects.decided();
        }
    }

    private int tick(long nowNs) {
        int work = 0;
        while (work < batchLimit
                && hasRoom()
                && engine.tick(nowNs, transactions.batch(), effects)) {
            work++;
        }
        return work;
    }

    private boolean hasRoom() {
        return effects.hasRoom() && batchHasRoom(transactions.batch());
    }

    private static boolean batchHasRoom(RecordBatch batch) {
        return batch.bytes().capacity() - batch.length()
                >= Engine.MOST_RECORDS * RecordBatch.MAX_RECORD_BYTES;
    }

    private void appendWhenFull() {
        if (!batchHasRoom(transactions.batch())) {
            transactions.append();
        }
    }

    private int release() {
        int work = 0;
        long durable = transactions.durablePosition();
        for (Effect effect = effects.next(durable);
                effect != null;
                effect = effects.next(durable)) {
            if (effect.link() == 0) {
                payments.answer(effect);
                effects.done(effect);
            } else if (!outlet.offer(effect)) {
                effects.putBack(effect);
                break;
            }
            work++;
        }
        outlet.flush();
        return work + tasks.release(durable);
    }

    private void checkJournal() {
        Throwable failure = transactions.journal().failure();
        if (failure != null) {
            throw new JournalFailedException("the journal has failed", failure);
        }
    }

    /**
     * Runs something on the lane's thread soon. Any thread.
     *
     * @return false when the queue of tasks is full
     */
    boolean execute(LaneTask task) {
        return tasks.offer(task);
    }

    /** As {@link #execute(LaneTask)}; a task that will never run fails its reply. Any thread. */
    void execute(LaneTask task, CompletableFuture<?> reply) {
        tasks.offer(task, reply);
    }

    /**
     * Takes note that a request could not be sent, so that its acquirer need not wait. Any thread;
     * when the queue is full the issuer's limit concludes it.
     */
    public void undelivered(Effect effect) {
        long transactionId = effect.facts().transactionId();
        if (!execute(nowNs -> neverLeft(transactionId, nowNs))) {
            LOG.warn("link {}: a request that was not sent is left to its limit", effect.link());
        }
    }

    private void neverLeft(long transactionId, long nowNs) {
        if (hasRoom()) {
            effects.about(null);
            engine.neverLeft(transactionId, nowNs, transactions.batch(), effects);
        }
    }

    /** Whether more waits than the last round took. Lane's thread. */
    public boolean hasBacklog() {
        return !inbox.isEmpty() || recovering || recalls.hasAnswers();
    }

    /** Whether as many messages wait as one round decides. */
    public boolean hasWholeBatch() {
        return inbox.size() >= batchLimit;
    }

    /** Asks for a round. Any thread. */
    public void wake() {
        wake.run();
    }

    /** A link's member signed on, or lost its last connection. Any thread. */
    public void signOn(int link, boolean on) {
        if (!execute(nowNs -> engine.signOn(link, on, nowNs, transactions.batch()))) {
            LOG.warn(
                    "link {}: sign {} not noted, the lane's queue is full",
                    link,
                    on ? "on" : "off");
        }
    }

    /**
     * Pays a merchant's code. Any thread.
     *
     * @return fails with {@link DeskFullException} when the lane takes no more now
     */
    public CompletionStage<PaymentResult> pay(PaymentOrder order) {
        CompletableFuture<PaymentResult> reply = new CompletableFuture<>();
        execute(nowNs -> pay(order, reply, nowNs), reply);
        return reply;
    }

    private void pay(PaymentOrder order, CompletableFuture<PaymentResult> reply, long nowNs) {
        if (!hasRoom()) {
            reply.completeExceptionally(tasks.refusal());
            return;
        }
        effects.about(null);
        try {
            engine.decide(payments.ask(order, reply, nowNs), nowNs, transactions.batch(), effects);
        } finally {
            payments.asked();
        }
    }

    /**
     * Runs something when all that was decided so far is durable. Lane's thread.
     *
     * @param reply failed instead when the journal fails
     */
    void whenDurable(Runnable then, CompletableFuture<?> reply) {
        tasks.await(transactions.batch().lastSequence(), then, reply);
    }

    Engine engine() {
        return engine;
    }

    Stream transactions() {
        return transactions;
    }

    EpochNanoClock clock() {
        return clock;
    }

    /** Whether new transactions are refused for want of storage. Lane's thread. */
    boolean lowOnSpace() {
        return space.isLow();
    }

    /** Messages that no decision could be made of because of a defect of the switch. */
    public long defects() {
        return defects + tasks.defects();
    }
}
