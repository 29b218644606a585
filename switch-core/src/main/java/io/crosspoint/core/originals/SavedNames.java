package io.crosspoint.core.originals;

import io.crosspoint.core.originals.IndexStorage.Column;
import io.crosspoint.core.originals.IndexStorage.Walk;

import java.nio.ByteBuffer;
import java.util.function.LongPredicate;

/**
 * Names of transactions. Those of the newest segment are in memory and, after a start, made anew
 * from the entries; those of full segments on disk, a bucket at a time:
 *
 * <pre>
 * | bucket 2 | segment 4 | → | rest of the name's number 4 | transaction, from the segment's first 4 | ...
 * </pre>
 *
 * <p>The segments of a bucket follow each other, so that a look-up is one walk over neighbours; a
 * bucket of a segment of 262,144 transactions has 32 names. One thread.
 */
final class SavedNames {
    private static final int KEY_BYTES = Short.BYTES + Integer.BYTES;

    private final int segmentBits;
    private final OpenNames open;
    private long segment;

    /**
     * @param transactions in a segment, a power of two
     */
    SavedNames(int transactions) {
        segmentBits = Integer.numberOfTrailingZeros(transactions);
        open = new OpenNames(transactions);
    }

    /** The first number of the segment that a transaction is in. */
    long firstWith(long transactionId) {
        return transactionId >>> segmentBits << segmentBits;
    }

    /** Begins with the segment that a transaction is in, empty. */
    void begin(long transactionId) {
        open.clear();
        segment = transactionId >>> segmentBits;
    }

    /** Whether a new transaction is of a later segment: the open one is then to be closed. */
    boolean isFull(long transactionId) {
        return transactionId >>> segmentBits != segment;
    }

    /** Names a transaction of the open segment. Numbers rise. */
    void add(long transactionId, NameHash names) {
        int number = (int) (transactionId - (segment << segmentBits));
        open.add(number, names.key(), names.reference());
    }

    /** Puts the names of the open segment into storage. */
    void close(IndexStorage storage) {
        for (int bucket = 0; bucket < OpenNames.BUCKETS; bucket++) {
            if (!open.isEmpty(bucket)) {
                storage.put(Column.NAMES, key(bucket, segment), open.bytes(bucket));
            }
        }
    }

    /**
     * Finds by name, the newest first.
     *
     * @param each told a number; answers whether an older one need still be found
     */
    void find(IndexStorage storage, long hash, LongPredicate each) {
        if (!open.find(hash, segment << segmentBits, each)) {
            return;
        }
        int bucket = OpenNames.bucket(hash);
        try (Walk segments = storage.walk(Column.NAMES)) {
            boolean more = segments.seekBack(key(bucket, -1));
            for (; more; more = segments.previous()) {
                ByteBuffer key = ByteBuffer.wrap(segments.key());
                if (Short.toUnsignedInt(key.getShort()) != bucket) {
                    break;
                }
                long first = Integer.toUnsignedLong(key.getInt()) << segmentBits;
                if (!OpenNames.find(segments.value(), hash, first, each)) {
                    break;
                }
            }
        }
    }

    private static byte[] key(int bucket, long segment) {
        return ByteBuffer.allocate(KEY_BYTES)
                .putShort((short) bucket)
                .putInt((int) segment)
                .array();
    }
}
