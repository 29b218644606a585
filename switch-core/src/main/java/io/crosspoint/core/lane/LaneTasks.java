package io.crosspoint.core.lane;

import io.crosspoint.journal.DeskFullException;
import io.crosspoint.journal.JournalFailedException;

import org.jctools.queues.MpscArrayQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/**
 * What other threads want done on the lane's thread, and replies that wait for their records to be
 * durable. Lane's thread, but for handing in.
 */
final class LaneTasks {
    private static final Logger LOG = LoggerFactory.getLogger(LaneTasks.class);

    private record Awaiting(long position, Runnable then, CompletableFuture<?> reply) {}

    private record Queued(LaneTask task, @Nullable CompletableFuture<?> reply) {}

    private final MpscArrayQueue<Queued> queue;
    private final Runnable wake;
    private final ArrayDeque<Awaiting> awaiting = new ArrayDeque<>();
    private volatile @Nullable JournalFailedException failure;
    private long defects;

    /**
     * No tasks.
     *
     * @param most tasks that may wait
     * @param wake makes the lane's thread call {@link #runOne} soon; any thread may run it
     */
    LaneTasks(int most, Runnable wake) {
        queue = new MpscArrayQueue<>(most);
        this.wake = wake;
    }

    /**
     * Hands a task in. Any thread.
     *
     * @return false when the queue is full
     */
    boolean offer(LaneTask task) {
        return offer(new Queued(task, null));
    }

    private boolean offer(Queued task) {
        boolean taken = queue.offer(task);
        if (taken) {
            wake.run();
        }
        return taken;
    }

    /** As {@link #offer(LaneTask)}; a task that will never run fails its reply. Any thread. */
    void offer(LaneTask task, CompletableFuture<?> reply) {
        JournalFailedException failed = failure;
        if (failed != null) {
            reply.completeExceptionally(failed);
        } else if (!offer(new Queued(task, reply))) {
            reply.completeExceptionally(refusal());
        }
    }

    /** What is told when the queue is full. */
    DeskFullException refusal() {
        return new DeskFullException("lane tasks", queue.capacity());
    }

    /**
     * Runs the next task.
     *
     * @return false when there is none
     */
    boolean runOne(long nowNs) {
        Queued next = queue.poll();
        if (next == null) {
            return false;
        }
        try {
            next.task().run(nowNs);
        } catch (RuntimeException e) {
            defects++;
            LOG.error("a task of the lane failed", e);
            refuse(next.reply(), e);
        }
        return true;
    }

    /** Keeps a reply until a position is durable; failed instead when the journal fails. */
    void await(long position, Runnable then, CompletableFuture<?> reply) {
        awaiting.add(new Awaiting(position, then, reply));
    }

    /**
     * Gives the replies whose records are durable.
     *
     * @return how many
     */
    int release(long durablePosition) {
        int work = 0;
        while (!awaiting.isEmpty() && awaiting.peek().position() <= durablePosition) {
            awaiting.poll().then().run();
            work++;
        }
        return work;
    }

    /** Nobody who waits is answered any more, nor who comes later. */
    void fail(JournalFailedException cause) {
        failure = cause;
        awaiting.forEach(next -> next.reply().completeExceptionally(cause));
        awaiting.clear();
        queue.drain(next -> refuse(next.reply(), cause));
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** Tasks that failed because of a defect of the switch. */
    long defects() {
        return defects;
    }

    private static void refuse(@Nullable CompletableFuture<?> reply, RuntimeException cause) {
        if (reply != null) {
            reply.completeExceptionally(cause);
        }
    }
}
