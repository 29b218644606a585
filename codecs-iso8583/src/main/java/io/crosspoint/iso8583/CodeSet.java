package io.crosspoint.iso8583;

import java.util.Set;

/** Values of a short numeric field that fit a rule, 0 to 9999, or its absence. */
final class CodeSet {
    /** Stands for a field that the message does not carry. */
    static final int ABSENT = 10_000;

    private final boolean all;
    private final long[] bits;

    /**
     * Collects values.
     *
     * @param values 0 to 9999, or {@link #ABSENT}; empty for everything
     */
    CodeSet(Set<Integer> values) {
        all = values.isEmpty();
        bits = new long[values.stream().mapToInt(value -> (value >> 6) + 1).max().orElse(0)];
        for (int value : values) {
            bits[value >> 6] |= 1L << value;
        }
    }

    /** Whether the value fits; a negative one stands for an absent field. */
    boolean has(int value) {
        if (all) {
            return true;
        }
        int code = value < 0 ? ABSENT : value;
        return code >> 6 < bits.length && (bits[code >> 6] >>> code & 1) != 0;
    }

    boolean isAll() {
        return all;
    }
}
