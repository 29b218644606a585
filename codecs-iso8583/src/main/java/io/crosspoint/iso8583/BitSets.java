package io.crosspoint.iso8583;

/** Sets of fields as the bitmaps of ISO 8583 draw them: field 1 is the highest bit of word 0. */
final class BitSets {
    private BitSets() {}

    /** Leaves the members below one. */
    static void keepBelow(long[] set, int de) {
        int bit = de - 1;
        for (int word = 0; word < set.length; word++) {
            int kept = Math.clamp(bit - (word << 6), 0, Long.SIZE);
            set[word] &= kept == 0 ? 0 : -1L << (Long.SIZE - kept);
        }
    }

    static boolean has(long[] set, int de) {
        return (set[(de - 1) >> 6] << (de - 1)) < 0;
    }

    static void add(long[] set, int de) {
        set[(de - 1) >> 6] |= Long.MIN_VALUE >>> (de - 1);
    }

    static void remove(long[] set, int de) {
        set[(de - 1) >> 6] &= ~(Long.MIN_VALUE >>> (de - 1));
    }

    /** The highest field of the set below {@code de}, 0 when there is none. */
    static int below(long[] set, int de) {
        int word = (de - 1) >> 6;
        long bits = set[word] & ~(-1L >>> (de - 1));
        while (bits == 0) {
            if (word == 0) {
                return 0;
            }
            bits = set[--word];
        }
        return (word << 6) + 64 - Long.numberOfTrailingZeros(bits);
    }
}
