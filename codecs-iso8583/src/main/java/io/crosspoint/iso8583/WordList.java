package io.crosspoint.iso8583;

import java.util.Arrays;

/**
 * Bytes at known places as words of eight: the last word of a run may overlap the one before; of a
 * run of fewer bytes, only those count.
 */
final class WordList {
    private static final int STEP = 32;

    private int count;
    private int[] places = new int[STEP];
    private long[] keeps = new long[STEP];

    int count() {
        return count;
    }

    /** Of each word, where it begins. */
    int[] places() {
        return places;
    }

    /** Of each word, all bits of the bytes that count. */
    long[] keeps() {
        return keeps;
    }

    void clear() {
        count = 0;
    }

    /** Adds the words of a run of at least one byte. */
    void add(int first, int end) {
        int few = Math.min(end - first, Long.BYTES);
        long keep = -1L << (Long.SIZE - (few << 3));
        for (int at = first; at < end; at += Long.BYTES) {
            if (count == places.length) {
                places = Arrays.copyOf(places, count + STEP);
                keeps = Arrays.copyOf(keeps, count + STEP);
            }
            places[count] = Math.min(at, end - Long.BYTES);
            keeps[count++] = keep;
        }
    }
}
