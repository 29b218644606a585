package io.crosspoint.core.originals;

import org.jspecify.annotations.Nullable;

/**
 * Where an index keeps its bytes: values by key in columns, the keys of each in order of their
 * unsigned bytes. What was put is there after {@link #write}, all of it or, when the process ends
 * meanwhile, nothing; the end of a process may take writes back, the last ones first. One thread.
 *
 * <p>All methods throw {@link IndexFailedException} when the place cannot be read or written.
 */
public interface IndexStorage extends AutoCloseable {
    /** Returned by {@link #get(Column, byte[], byte[])} when there is no such key. */
    int NOT_FOUND = -1;

    /** What is kept apart. */
    enum Column {
        /** How far the index has come. */
        PROGRESS,
        /** Entries of new transactions, in runs. */
        RUNS,
        /** Entries that have changed since. */
        CHANGES,
        /** Names of transactions. */
        NAMES
    }

    /** Puts a value in place of the one the key had, once it is written. */
    void put(Column column, byte[] key, byte[] value);

    /** Makes what was put readable, as one. */
    void write();

    byte @Nullable [] get(Column column, byte[] key);

    /**
     * Fetches a value.
     *
     * @param into takes as much as fits
     * @return bytes that the value has, or {@link #NOT_FOUND}
     */
    int get(Column column, byte[] key, byte[] into);

    /** A walk over what is written of a column; to be closed. */
    Walk walk(Column column);

    /** Forgets everything, also what was put and not written. */
    void clear();

    /** Keeps what was written, whatever becomes of the process. */
    void flush();

    /** What messages call it. */
    String place();

    @Override
    void close();

    /** Stands at a key, or at none; the methods that go tell which. */
    interface Walk extends AutoCloseable {
        /** Goes to a key, or to the first behind it. */
        boolean seek(byte[] key);

        /** Goes to a key, or to the last before it. */
        boolean seekBack(byte[] key);

        boolean next();

        boolean previous();

        byte[] key();

        byte[] value();

        @Override
        void close();
    }
}
