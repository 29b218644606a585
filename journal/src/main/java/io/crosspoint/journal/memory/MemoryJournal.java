package io.crosspoint.journal.memory;

import io.crosspoint.journal.Journal;
import io.crosspoint.journal.JournalFailedException;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordChain;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest records of a stream in memory, up to a bound; older ones are let go. Durable
 * either as soon as appended or only when told, so that a test can stop between the two.
 *
 * <p>The listener is called by whichever thread raises the durable position: the writer's when
 * durable at once, else the caller of {@link #makeDurable()}.
 */
public final class MemoryJournal implements Journal {
    /** Kept when no other bound is given. */
    public static final long DEFAULT_KEPT_BYTES = 256L << 20;

    private final RecordChain chain = new RecordChain();
    private final RecordSegments segments;
    private final boolean durableAtOnce;
    private final int partition;
    private final int epoch;
    private volatile long durablePosition;
    private volatile boolean lowOnSpace;
    private volatile @Nullable Throwable failure;
    private Runnable listener = () -> {};

    private MemoryJournal(
            boolean durableAtOnce, int partition, int epoch, RecordSegments segments) {
        this.durableAtOnce = durableAtOnce;
        this.partition = partition;
        this.epoch = epoch;
        this.segments = segments;
        this.durablePosition = segments.lastSequence();
        chain.standAfter(segments.lastSequence(), segments.lastCrc());
    }

    /** What is appended is durable when {@link #append} returns. */
    public static MemoryJournal durableAtOnce() {
        return new MemoryJournal(true, 0, 1, new RecordSegments(DEFAULT_KEPT_BYTES));
    }

    /**
     * What is appended is durable when {@link #append} returns.
     *
     * @param keptBytes the newest records are kept up to about this size; at least {@link
     *     RecordBatch#MAX_CAPACITY_BYTES}
     */
    public static MemoryJournal durableAtOnce(int partition, int epoch, long keptBytes) {
        return new MemoryJournal(true, partition, epoch, new RecordSegments(keptBytes));
    }

    /** What is appended is durable after the next {@link #makeDurable()}. */
    public static MemoryJournal durableWhenTold() {
        return new MemoryJournal(false, 0, 1, new RecordSegments(DEFAULT_KEPT_BYTES));
    }

    /**
     * What is appended is durable after the next {@link #makeDurable()}.
     *
     * @param keptBytes as in {@link #durableAtOnce(int, int, long)}
     */
    public static MemoryJournal durableWhenTold(int partition, int epoch, long keptBytes) {
        return new MemoryJournal(false, partition, epoch, new RecordSegments(keptBytes));
    }

    /** An empty batch whose first record follows the last appended. Writer's thread only. */
    public RecordBatch newBatch(int capacityBytes) {
        return new RecordBatch(capacityBytes, chain.sequence() + 1, partition, epoch);
    }

    @Override
    public long append(RecordBatch batch) {
        Throwable cause = failure;
        if (cause != null) {
            throw new JournalFailedException("journal in memory has failed", cause);
        }
        if (batch.isEmpty()) {
            return chain.sequence();
        }
        chain.seal(batch);
        segments.add(batch);
        batch.clear();
        if (durableAtOnce) {
            durablePosition = chain.sequence();
            listener.run();
        }
        return chain.sequence();
    }

    @Override
    public long position() {
        return chain.sequence();
    }

    @Override
    public long durablePosition() {
        return durablePosition;
    }

    /** Makes durable what has been appended. Any thread. */
    public void makeDurable() {
        makeDurable(segments.lastSequence());
    }

    /**
     * Makes durable what has been appended up to a position. Any thread.
     *
     * @param position between the durable position and the last record appended
     */
    public void makeDurable(long position) {
        if (failure != null) {
            return;
        }
        if (position < durablePosition || position > segments.lastSequence()) {
            throw new IllegalArgumentException(
                    "durable position: %d (expected: %d to %d)"
                            .formatted(position, durablePosition, segments.lastSequence()));
        }
        if (position > durablePosition) {
            durablePosition = position;
            listener.run();
        }
    }

    /** Fails as storage would: appends throw from here on and the durable position stays. */
    public void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
            listener.run();
        }
    }

    /**
     * What a crash at this moment would leave: a new journal of the next epoch that holds the
     * durable records only. This one is failed.
     */
    public MemoryJournal crash() {
        long survives = durablePosition;
        fail(new IllegalStateException("crashed"));
        return new MemoryJournal(durableAtOnce, partition, epoch + 1, segments.upTo(survives));
    }

    @Override
    public void onDurable(Runnable listener) {
        this.listener = listener;
    }

    /** As if storage were running out, or had space again. */
    public void lowOnSpace(boolean low) {
        lowOnSpace = low;
    }

    @Override
    public boolean lowOnSpace() {
        return lowOnSpace;
    }

    @Override
    public @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public JournalReader read(long position) {
        return new MemoryReader(segments, position);
    }

    @Override
    public void close() {
        if (failure == null) {
            makeDurable();
        }
    }
}
