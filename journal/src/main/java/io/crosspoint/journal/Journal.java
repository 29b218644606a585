package io.crosspoint.journal;

import org.jspecify.annotations.Nullable;

/**
 * One append-only stream of records: a single writer, any number of readers.
 *
 * <p>A position is opaque to its users but ordered: a record is durable once {@link
 * #durablePosition()} is at or above the position that {@link #append} returned for its batch. The
 * position of a record equals its sequence number, counted from 1; position 0 is before the first
 * record.
 */
public interface Journal extends AutoCloseable {

    /**
     * Appends the records of a batch in order and clears the batch. Returns at memory speed, unless
     * storage is so far behind that its bounded memory is full; the records are not durable yet.
     * Writer's thread only.
     *
     * @return the position of the last record appended
     * @throws JournalFailedException once the journal has failed: nothing may be answered any more
     */
    long append(RecordBatch batch);

    /** Position of the last record appended, 0 when the stream is empty. Writer's thread only. */
    long position();

    /** Position up to which records survive what the durability level promises. Any thread. */
    long durablePosition();

    /**
     * Calls the listener, on the journal's own thread, each time the durable position has risen and
     * once when the journal fails. A journal whose records are durable when {@link #append} returns
     * need not call it for them. One listener; set before the first append.
     */
    void onDurable(Runnable listener);

    /**
     * Whether storage runs out and new work should be refused while what is under way is finished;
     * ends by itself when space returns. Any thread.
     */
    default boolean lowOnSpace() {
        return false;
    }

    /** Why the journal failed, or null while it works. Any thread. */
    @Nullable Throwable failure();

    /** A new reader that stands before the record after {@code position}. Any thread. */
    JournalReader read(long position);

    /** Makes everything appended durable, stops the journal's threads, releases its files. */
    @Override
    void close();
}
