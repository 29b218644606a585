package io.crosspoint.journal.commitlog;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Records that the writer has appended and the committer has not made durable: a ring of bytes with
 * one writer and one reader, and no lock. A batch is never torn: one that does not fit before the
 * end of the ring begins at its start.
 */
public final class StagedRecords {
    private static final long NEVER = -1;

    private final ByteBuffer ring;
    private final UnsafeBuffer buffer;
    private final ByteBuffer run;
    private final int capacity;
    private final AtomicLong head = new AtomicLong();
    private final AtomicLong tail = new AtomicLong();

    /** Where bytes before the end of the ring were left out; published by the tail. */
    private long skippedFrom = NEVER;

    private long groupEnd;
    private long runFrom;

    /**
     * An empty ring.
     *
     * @param capacity bytes, a power of two
     */
    public StagedRecords(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException(
                    "staged bytes: " + capacity + " (expected: a power of two)");
        }
        this.capacity = capacity;
        ring = ByteBuffer.allocateDirect(capacity);
        buffer = new UnsafeBuffer(ring);
        run = ring.duplicate();
    }

    /**
     * Takes the records of a batch. Writer's thread only.
     *
     * @return false when there is no room until the committer has come further
     */
    public boolean offer(DirectBuffer from, int length) {
        if (length > capacity) {
            throw new IllegalArgumentException(
                    "batch of " + length + " bytes (expected: <= " + capacity + ")");
        }
        long end = tail.get();
        int at = place(end);
        int skipped = length > capacity - at ? capacity - at : 0;
        if (end + skipped + length - head.get() > capacity) {
            return false;
        }
        if (skipped != 0) {
            skippedFrom = end;
            at = 0;
        }
        buffer.putBytes(at, from, 0, length);
        tail.lazySet(end + skipped + length);
        return true;
    }

    /** What is staged now is the next group. Committer's thread only. */
    void beginGroup() {
        groupEnd = tail.get();
    }

    /**
     * The oldest records of the group that lie in one piece, between position and limit; nothing
     * remains at its end. Valid until {@link #taken}. Committer's thread only.
     */
    ByteBuffer run() {
        long from = head.get();
        long to = groupEnd;
        long skip = skippedFrom;
        if (skip == from && to > from) {
            from += capacity - place(from);
        } else if (skip > from && skip < to) {
            to = skip;
        }
        runFrom = from;
        int at = place(from);
        int length = (int) Math.min(to - from, capacity - at);
        run.limit(at + length).position(at);
        return run;
    }

    /** Gives back the first bytes of the last run. */
    void taken(int length) {
        head.lazySet(runFrom + length);
    }

    /** The ring's memory; a run's positions are its offsets. */
    DirectBuffer buffer() {
        return buffer;
    }

    private int place(long count) {
        return (int) (count & capacity - 1);
    }
}
