package io.crosspoint.iso8583;

/**
 * A field of variable length, taken apart for the fast pass.
 *
 * @param de its number
 * @param form how its length is written: one of the constants
 * @param prefixLength bytes of the length
 * @param prefixShift what leaves the length's own bits of the 32 that end with it
 * @param max most units
 * @param halfBytes of each unit
 * @param kind what its bytes may be
 */
record VariableField(
        int de,
        int form,
        int prefixLength,
        int prefixShift,
        int max,
        int halfBytes,
        ByteKind kind) {
    /** Two ASCII digits. */
    static final int TWO_DIGITS = 0;

    /** Three ASCII digits. */
    static final int THREE_DIGITS = 1;

    /** One byte of BCD. */
    static final int BCD_BYTE = 2;

    /** Two bytes of BCD. */
    static final int BCD_BYTES = 3;

    /** All others, and content that the fast pass does not know: {@link FieldIndexer} reads it. */
    static final int OTHER = 4;

    static VariableField of(int de, int plan) {
        return new VariableField(
                de,
                Plan.scanned(plan) ? form(Plan.prefix(plan)) : OTHER,
                Plan.prefixLength(plan),
                Integer.SIZE - Byte.SIZE * Plan.prefixLength(plan),
                Plan.max(plan),
                Plan.encoding(plan).halfBytesPerUnit(),
                ByteKind.of(Plan.check(plan)));
    }

    /** Whether the length is ASCII digits. */
    boolean isInDigits() {
        return form == TWO_DIGITS || form == THREE_DIGITS;
    }

    private static int form(int prefix) {
        return switch (prefix) {
            case Plan.ASCII_2 -> TWO_DIGITS;
            case Plan.ASCII_3 -> THREE_DIGITS;
            case Plan.BCD_1 -> BCD_BYTE;
            case Plan.BCD_2 -> BCD_BYTES;
            default -> OTHER;
        };
    }
}
