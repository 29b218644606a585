package io.crosspoint.iso8583;

import java.util.Set;

/** One row of a dialect's classification table, for one MTI. */
final class ClassificationRow {
    /** Stands for a field that the message does not carry. */
    static final int ABSENT = 100;

    private final long[] processing;
    private final long[] condition;
    private final TransactionKind kind;

    /**
     * @param processing values of the first two digits of DE3 that fit; empty for all
     * @param condition values of DE25 that fit; empty for all
     */
    ClassificationRow(Set<Integer> processing, Set<Integer> condition, TransactionKind kind) {
        this.processing = bits(processing);
        this.condition = bits(condition);
        this.kind = kind;
    }

    private static long[] bits(Set<Integer> values) {
        if (values.isEmpty()) {
            return new long[] {-1L, -1L};
        }
        long[] bits = new long[2];
        for (int value : values) {
            bits[value >> 6] |= 1L << value;
        }
        return bits;
    }

    TransactionKind kind() {
        return kind;
    }

    boolean fits(int processingCode, int conditionCode) {
        return has(processing, processingCode < 0 ? ABSENT : processingCode / 10_000)
                && has(condition, conditionCode < 0 ? ABSENT : conditionCode);
    }

    private static boolean has(long[] set, int value) {
        return value <= ABSENT && (set[value >> 6] >>> value & 1) != 0;
    }
}
