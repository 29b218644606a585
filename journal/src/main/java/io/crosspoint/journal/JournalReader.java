package io.crosspoint.journal;

/** Reads a stream forward, record by record, checking each as it is read. One thread. */
public interface JournalReader extends AutoCloseable {

    /**
     * Moves to the next record.
     *
     * @return false at the end of what has been written so far; a later call may return true
     * @throws JournalCorruptException when the next record is torn, altered or out of sequence
     */
    boolean next();

    /** The record that the last {@link #next()} moved to; valid until the next call. */
    RecordView record();

    @Override
    void close();
}
