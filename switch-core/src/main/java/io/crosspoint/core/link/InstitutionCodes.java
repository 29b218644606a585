package io.crosspoint.core.link;

import java.util.Arrays;
import java.util.List;

/** The institution codes that a member may name in a field: those listed, or any. */
public final class InstitutionCodes {
    /** Codes have 11 digits at most, ISO 8583 DE32 and DE33. */
    private static final long LARGEST = 99_999_999_999L;

    private static final InstitutionCodes ANY = new InstitutionCodes(true, new long[0]);

    private final boolean any;
    private final long[] codes;

    private InstitutionCodes(boolean any, long[] codes) {
        this.any = any;
        this.codes = codes;
    }

    /** Whatever the member names is taken; who it is must be sure by other means. */
    public static InstitutionCodes any() {
        return ANY;
    }

    /**
     * Those codes and no other.
     *
     * @throws IllegalArgumentException when there is none or one is not 1 to 99,999,999,999
     */
    public static InstitutionCodes of(List<Long> codes) {
        long[] sorted = codes.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("institution codes: none (expected: 1 or more)");
        }
        if (sorted[0] < 1 || sorted[sorted.length - 1] > LARGEST) {
            throw new IllegalArgumentException(
                    "institution codes: %d to %d (expected: 1 to %d)"
                            .formatted(sorted[0], sorted[sorted.length - 1], LARGEST));
        }
        return new InstitutionCodes(false, sorted);
    }

    /** Whether the code may be named; 0, which stands for none, only where any may. */
    boolean contains(long code) {
        return any || Arrays.binarySearch(codes, code) >= 0;
    }

    /** The code, when there is but one to name; else 0. */
    long only() {
        return codes.length == 1 ? codes[0] : 0;
    }

    @Override
    public String toString() {
        return any ? "any" : Arrays.toString(codes);
    }
}
