package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.RecordBatch;

import java.nio.file.Path;

/**
 * How one stream is kept.
 *
 * @param directory where the stream lies, alone; made when missing
 * @param partition written into every record, from 0; must stay the same for a directory
 * @param reservedFreeBytes {@link ChronicleJournal#lowOnSpace()} holds while the file system has
 *     less than this free
 * @param chunkBytes the ledger grows and is mapped in steps of this size, a power of two from
 *     {@value #MIN_CHUNK_BYTES}; a batch may have a quarter of it
 * @param fillAheadBytes storage is taken this far ahead of the writer by another thread; 0 leaves
 *     it to the writer's first touch
 */
public record JournalSettings(
        Path directory,
        Durability durability,
        int partition,
        long reservedFreeBytes,
        int chunkBytes,
        long fillAheadBytes) {

    public static final int MIN_CHUNK_BYTES = 1 << 20;
    public static final int MAX_CHUNK_BYTES = 1 << 30;
    public static final int DEFAULT_CHUNK_BYTES = 64 << 20;
    public static final long DEFAULT_RESERVED_FREE_BYTES = 1L << 30;
    public static final long DEFAULT_FILL_AHEAD_BYTES = 64L << 20;
    public static final long MAX_FILL_AHEAD_BYTES = 4L << 30;

    public JournalSettings {
        expect(partition >= 0, "partition", partition, "from 0");
        expect(reservedFreeBytes >= 0, "reserved free bytes", reservedFreeBytes, "from 0");
        expect(
                chunkBytes >= MIN_CHUNK_BYTES
                        && chunkBytes <= MAX_CHUNK_BYTES
                        && Integer.bitCount(chunkBytes) == 1,
                "chunk bytes",
                chunkBytes,
                "a power of two from " + MIN_CHUNK_BYTES + " to " + MAX_CHUNK_BYTES);
        expect(
                fillAheadBytes >= 0 && fillAheadBytes <= MAX_FILL_AHEAD_BYTES,
                "fill-ahead bytes",
                fillAheadBytes,
                "0 to " + MAX_FILL_AHEAD_BYTES);
    }

    /** Partition 0 with the default sizes. */
    public JournalSettings(Path directory, Durability durability) {
        this(directory, durability, 0, DEFAULT_RESERVED_FREE_BYTES);
    }

    /** The default sizes. */
    public JournalSettings(
            Path directory, Durability durability, int partition, long reservedFreeBytes) {
        this(
                directory,
                durability,
                partition,
                reservedFreeBytes,
                DEFAULT_CHUNK_BYTES,
                DEFAULT_FILL_AHEAD_BYTES);
    }

    /** The greatest batch that fits the overlap between two mapped chunks. */
    int maxBatchBytes() {
        return Math.min(
                chunkBytes / 4 - RecordBatch.MAX_RECORD_BYTES, RecordBatch.MAX_CAPACITY_BYTES);
    }

    /** The commit log takes as much storage as one chunk, in files that each hold any batch. */
    int commitSegmentBytes() {
        return chunkBytes / 4;
    }

    /** Appended bytes that may wait for the committer: two of the greatest batches. */
    int stagedBytes() {
        return Math.min(chunkBytes / 2, 2 * RecordBatch.MAX_CAPACITY_BYTES);
    }

    private static void expect(boolean holds, String what, long found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "journal " + what + ": " + found + " (expected: " + expected + ")");
        }
    }
}
