package io.crosspoint.core.lane;

import io.crosspoint.journal.Desk;
import io.crosspoint.journal.DeskFullException;
import io.crosspoint.journal.JournalFailedException;
import io.crosspoint.journal.RecordCursor;
import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.StreamMachine;

import org.jctools.queues.MpscArrayQueue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The counter of one service: other threads hand in commands, the lane's thread decides them, and
 * the replies go out when their facts are durable.
 */
final class ServiceDesk<C, R> implements Desk<C, R> {
    private record Asked<C, R>(C command, CompletableFuture<R> reply) {}

    private record Decided<R>(long position, R reply, CompletableFuture<R> to) {}

    private final StreamMachine<C, R> machine;
    private final Stream stream;
    private final Runnable wake;
    private final MpscArrayQueue<Asked<C, R>> asked;
    private final ArrayDeque<Decided<R>> decided = new ArrayDeque<>();
    private final RecordCursor fact = new RecordCursor();
    private volatile @Nullable JournalFailedException failure;

    ServiceDesk(StreamMachine<C, R> machine, Stream stream, int most, Runnable wake) {
        this.machine = machine;
        this.stream = stream;
        this.wake = wake;
        this.asked = new MpscArrayQueue<>(most);
    }

    @Override
    public CompletionStage<R> submit(C command) {
        CompletableFuture<R> reply = new CompletableFuture<>();
        JournalFailedException failed = failure;
        if (failed != null) {
            reply.completeExceptionally(failed);
        } else if (lowOnSpace()) {
            reply.completeExceptionally(DeskFullException.lowOnSpace());
        } else if (asked.offer(new Asked<>(command, reply))) {
            wake.run();
        } else {
            reply.completeExceptionally(new DeskFullException("service desk", asked.capacity()));
        }
        return reply;
    }

    boolean lowOnSpace() {
        return stream.journal().lowOnSpace();
    }

    /** Decides what waits, as far as the batch has room. */
    int decide(long nowNs) {
        int work = 0;
        while (stream.batch().hasRoom()) {
            Asked<C, R> next = asked.poll();
            if (next == null) {
                break;
            }
            decide(next, nowNs);
            work++;
        }
        stream.append();
        return work;
    }

    private void decide(Asked<C, R> next, long nowNs) {
        int from = stream.batch().length();
        R reply;
        try {
            reply = machine.decide(next.command(), nowNs, stream.batch());
        } catch (IllegalArgumentException | IllegalStateException e) {
            next.reply().completeExceptionally(e);
            return;
        }
        for (int at = from; at < stream.batch().length(); at += stride(at)) {
            machine.apply(fact.wrap(stream.batch().buffer(), at));
        }
        decided.add(new Decided<>(stream.batch().lastSequence(), reply, next.reply()));
    }

    private int stride(int at) {
        return RecordEnvelope.stride(RecordEnvelope.length(stream.batch().buffer(), at));
    }

    /** Lets the replies go whose facts are durable. */
    int release() {
        int work = 0;
        long durable = stream.durablePosition();
        while (!decided.isEmpty() && decided.peek().position() <= durable) {
            Decided<R> next = decided.poll();
            next.to().complete(next.reply());
            work++;
        }
        return work;
    }

    /** Tells everybody who waits that there will be no reply. */
    void fail(JournalFailedException cause) {
        failure = cause;
        decided.forEach(next -> next.to().completeExceptionally(cause));
        decided.clear();
        asked.drain(next -> next.reply().completeExceptionally(cause));
    }
}
