package io.crosspoint.iso8583;

/**
 * What the bytes of a field may be, as far as each can be judged alone, eight at a time. Most kinds
 * are a range of characters, and checked by the same few steps with other numbers.
 */
final class ByteKind {
    static final int RANGE = 0;
    static final int HEX_DIGITS = 1;
    static final int BCD_PAIRS = 2;
    static final int FREE = 3;
    static final int FIRST_HALF_ZERO = 4;
    static final int TRACK_PAIRS = 5;

    static final ByteKind ANY = new ByteKind(FREE, 0, 0x7F);
    static final ByteKind HEX = new ByteKind(HEX_DIGITS, 0, 0x7F);
    static final ByteKind BCD = new ByteKind(BCD_PAIRS, 0, 0x7F);

    /** An odd count of digits stands behind half a byte of zero. */
    static final ByteKind FILLED = new ByteKind(FIRST_HALF_ZERO, 0, 0x7F);

    private static final ByteKind DIGITS = new ByteKind(RANGE, '0', '9');
    private static final ByteKind PRINTABLE = new ByteKind(RANGE, ' ', '~');
    private static final ByteKind BCD_TRACK = new ByteKind(TRACK_PAIRS, 0, 0x7F);
    private static final ByteKind TRACK = new ByteKind(RANGE, ' ', '_');

    private final int form;
    private final long notBelow;
    private final long above;

    private ByteKind(int form, int lowest, int highest) {
        this.form = form;
        this.notBelow = Words.notBelow(lowest);
        this.above = Words.above(highest);
    }

    static ByteKind of(int check) {
        return switch (check) {
            case Plan.DIGITS -> DIGITS;
            case Plan.PRINTABLE -> PRINTABLE;
            case Plan.TRACK -> TRACK;
            case Plan.HEX -> HEX;
            case Plan.BCD_DIGITS -> BCD;
            case Plan.BCD_TRACK -> BCD_TRACK;
            default -> ANY;
        };
    }

    /** One of the constants. */
    int form() {
        return form;
    }

    /** For {@link Words#notBetween}. */
    long notBelow() {
        return notBelow;
    }

    /** For {@link Words#notBetween}. */
    long above() {
        return above;
    }

    /** What stands in for bytes in front of a short run. */
    long filler() {
        return form == RANGE || form == HEX_DIGITS ? Words.ZEROS : 0;
    }
}
