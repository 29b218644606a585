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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * The lane: one thread at a time calls {@link #doWork}; messages, commands and tasks reach it
 * through queues from any thread.
 */
public final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private record Awaiting(long position, Runnable then, CompletableFuture<?> reply) {}

    private record Queued(LaneTask task, @Nullable CompletableFuture<?> reply) {}

    private final Engine engine;
    private final EpochNanoClock clock;
    private final Stream transactions;
    private final ServiceDesk<TokenCommand, TokenReply> tokens;
    private final ServiceDesk<QrCommand, QrReply> codes;
    private final Outlet outlet;
    private final HeldEffects effects;
    private final MpscArrayQueue<Slot> inbox;
    private final MpscArrayQueue<Queued> tasks;
    private final int batchLimit;
    private final Runnable wake;
    private final ArrayDeque<Awaiting> awaiting = new ArrayDeque<>();
    private final PartnerPayments payments = new PartnerPayments();
    private @Nullable Parking parking;
    private boolean started;
    private boolean recovering = true;
    private volatile @Nullable JournalFailedException failure;
    private boolean lowOnSpace;
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
        tasks = new MpscArrayQueue<>(settings.desk());
        tokens = new ServiceDesk<>(parts.vault(), parts.tokenStream(), settings.desk(), wake);
        codes = new ServiceDesk<>(parts.registry(), parts.codeStream(), settings.desk(), wake);
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
        parking = new Parking(engine, transactions.batch(), index, bounds);
    }

    /** Takes an answer of the index. Any thread. */
    public void recalled(Recall recall) {
        if (parking != null) {
            parking.answered(recall);
            wake.run();
        }
    }

    /** What waits for the index, and what waited. Lane's thread. */
    public RecallCounts recalls() {
        return parking == null ? RecallCounts.NONE : parking.counts();
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
        if (failure != null) {
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
        failure = cause;
        payments.fail(cause);
        tokens.fail(cause);
        codes.fail(cause);
        awaiting.forEach(next -> next.reply().completeExceptionally(cause));
        awaiting.clear();
        tasks.drain(next -> refuse(next.reply(), cause));
    }

    private static void refuse(@Nullable CompletableFuture<?> reply, RuntimeException cause) {
        if (reply != null) {
            reply.completeExceptionally(cause);
        }
    }

    private int round(long nowNs) {
        watchSpace();
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

    /** Near the end of storage nothing new is begun, so that what is under way can be finished. */
    private void watchSpace() {
        boolean low =
                transactions.journal().lowOnSpace() || tokens.lowOnSpace() || codes.lowOnSpace();
        if (low == lowOnSpace) {
            return;
        }
        lowOnSpace = low;
        engine.stopNew(low);
        if (low) {
            LOG.error(
                    "storage is nearly full: new transactions are answered 96 until there is space");
        } else {
            LOG.info("storage has space again: new transactions are taken");
        }
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
        for (Queued next = tasks.poll(); next != null; next = tasks.poll()) {
            run(next, nowNs);
            appendWhenFull();
            work++;
        }
        return work;
    }

    private void run(Queued next, long nowNs) {
        try {
            next.task().run(nowNs);
        } catch (RuntimeException e) {
            defects++;
            LOG.error("a task of the lane failed", e);
            refuse(next.reply(), e);
        }
    }

    private int drainInbox(long nowNs) {
        int work = 0;
        while (!recovering && work < batchLimit && hasRoom()) {
            Slot slot = inbox.poll();
            if (slot == null) {
                break;
            }
            decide(slot, nowNs);
            work++;
        }
        return work;
    }

    private int resumeParked(long nowNs) {
        int work = 0;
        while (parking != null && hasRoom()) {
            Slot slot = parking.next(nowNs);
            if (slot == null) {
                break;
            }
            decide(slot, parking.verdict(), nowNs);
            work++;
        }
        return work;
    }

    private void decide(Slot slot, long nowNs) {
        Parking.Verdict verdict = Parking.Verdict.DECIDE;
        if (parking != null) {
            verdict = parking.consider(slot, nowNs);
        }
        if (verdict != Parking.Verdict.WAITS) {
            decide(slot, verdict, nowNs);
        }
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
        while (!awaiting.isEmpty() && awaiting.peek().position() <= durable) {
            awaiting.poll().then().run();
            work++;
        }
        return work;
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
        return execute(new Queued(task, null));
    }

    private boolean execute(Queued task) {
        boolean taken = tasks.offer(task);
        if (taken) {
            wake.run();
        }
        return taken;
    }

    /** As {@link #execute(LaneTask)}; a task that will never run fails its reply. Any thread. */
    void execute(LaneTask task, CompletableFuture<?> reply) {
        JournalFailedException failed = failure;
        if (failed != null) {
            reply.completeExceptionally(failed);
        } else if (!execute(new Queued(task, reply))) {
            reply.completeExceptionally(new DeskFullException("lane tasks", tasks.capacity()));
        }
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
        return !inbox.isEmpty() || recovering || (parking != null && parking.hasAnswers());
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
            reply.completeExceptionally(new DeskFullException("lane tasks", tasks.capacity()));
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
        awaiting.add(new Awaiting(transactions.batch().lastSequence(), then, reply));
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
        return lowOnSpace;
    }

    /** Messages that no decision could be made of because of a defect of the switch. */
    public long defects() {
        return defects;
    }
}
