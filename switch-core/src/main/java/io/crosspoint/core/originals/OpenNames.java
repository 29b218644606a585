package io.crosspoint.core.originals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * The names of the newest transactions, in memory until a whole segment of numbers is full: chains
 * through arrays, one for each bucket, the newest name first. One thread.
 */
final class OpenNames {
    /** A name on disk: the second half of its number, and how far into the segment it is. */
    static final int NAME_BYTES = 2 * Integer.BYTES;

    private static final int BUCKET_BITS = 14;

    /** Buckets of a segment, by a name's first bits. */
    static final int BUCKETS = 1 << BUCKET_BITS;

    private static final int NAMES_EACH = 2;
    private static final int NONE = -1;
    private static final long HALF = 0xFFFF_FFFFL;

    private final int[] heads = new int[BUCKETS];

    /** For each name the second half of its number, and behind it where the next name lies. */
    private final long[] names;

    private ByteBuffer chain = ByteBuffer.allocate(1 << 10);

    /**
     * @param transactions numbers in a segment
     */
    OpenNames(int transactions) {
        names = new long[transactions * NAMES_EACH];
        clear();
    }

    void clear() {
        Arrays.fill(heads, NONE);
    }

    static int bucket(long hash) {
        return (int) (hash >>> (Long.SIZE - BUCKET_BITS));
    }

    /**
     * Names a transaction. Numbers rise.
     *
     * @param number of the transaction, from the segment's first
     */
    void add(int number, long key, long reference) {
        link(number * NAMES_EACH, key);
        link(number * NAMES_EACH + 1, reference);
    }

    private void link(int place, long hash) {
        int bucket = bucket(hash);
        names[place] = (hash << Integer.SIZE) | (heads[bucket] & HALF);
        heads[bucket] = place;
    }

    /**
     * Finds by name, the newest first.
     *
     * @param first number of the segment's first transaction
     * @param each told a number; answers whether an older one need still be found
     * @return whether all were asked for
     */
    boolean find(long hash, long first, LongPredicate each) {
        int place = heads[bucket(hash)];
        while (place != NONE) {
            long name = names[place];
            if ((int) (name >>> Integer.SIZE) == (int) hash
                    && !each.test(first + place / NAMES_EACH)) {
                return false;
            }
            place = (int) name;
        }
        return true;
    }

    /** Finds in what {@link #bytes} gave, likewise. */
    static boolean find(byte[] names, long hash, long first, LongPredicate each) {
        ByteBuffer buffer = ByteBuffer.wrap(names);
        while (buffer.remaining() >= NAME_BYTES) {
            boolean found = buffer.getInt() == (int) hash;
            int number = buffer.getInt();
            if (found && !each.test(first + number)) {
                return false;
            }
        }
        return true;
    }

    boolean isEmpty(int bucket) {
        return heads[bucket] == NONE;
    }

    /** The names of a bucket, the newest first, big-endian. */
    byte[] bytes(int bucket) {
        chain.clear();
        for (int place = heads[bucket]; place != NONE; place = (int) names[place]) {
            if (chain.remaining() < NAME_BYTES) {
                chain = ByteBuffer.allocate(2 * chain.capacity()).put(chain.flip());
            }
            chain.putInt((int) (names[place] >>> Integer.SIZE)).putInt(place / NAMES_EACH);
        }
        return Arrays.copyOf(chain.array(), chain.position());
    }
}
