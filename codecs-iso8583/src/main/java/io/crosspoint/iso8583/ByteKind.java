package io.crosspoint.iso8583;

import org.jspecify.annotations.Nullable;

/**
 * What the bytes of a field may be, as far as each can be judged alone, eight at a time. Most kinds
 * are a range of characters, and checked by the same few steps with other numbers.
 */
final class ByteKind {
    private static final int RANGE = 0;
    private static final int HEX_DIGITS = 1;
    private static final int BCD_PAIRS = 2;
    private static final int FREE = 3;
    private static final int FIRST_HALF_ZERO = 4;
    private static final int TRACK_PAIRS = 5;
    private static final int LAST_HALF_ZERO = 6;

    static final ByteKind ANY = new ByteKind(FREE, 0, 0x7F);
    static final ByteKind HEX = new ByteKind(HEX_DIGITS, 0, 0x7F);
    static final ByteKind BCD = new ByteKind(BCD_PAIRS, 0, 0x7F);

    /** An odd count of digits stands behind half a byte of zero. */
    static final ByteKind FILLED = new ByteKind(FIRST_HALF_ZERO, 0, 0x7F);

    /** An odd count of digits stands before half a byte of zero. */
    static final ByteKind PADDED = new ByteKind(LAST_HALF_ZERO, 0, 0x7F);

    static final ByteKind DIGITS = new ByteKind(RANGE, '0', '9');
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

    /** Whether the bytes are between two characters of ASCII. */
    boolean isRange() {
        return form == RANGE;
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
    private long filler() {
        return form == RANGE || form == HEX_DIGITS ? Words.ZEROS : 0;
    }

    /** Not 0 when the bytes, of which there is at least one, are not all of the kind. */
    long defects(byte @Nullable [] in, long from, long to) {
        if (to - from < Long.BYTES) {
            return ofWord(shortRun(in, from, to));
        }
        return switch (form) {
            case RANGE -> notBetween(notBelow, above, in, from, (int) (to - from));
            case HEX_DIGITS -> notHex(in, from, (int) (to - from));
            case BCD_PAIRS -> notBcd(in, from, (int) (to - from));
            case TRACK_PAIRS -> notBcdTrack(in, from, (int) (to - from));
            default -> 0;
        };
    }

    private long ofWord(long eight) {
        return switch (form) {
            case RANGE -> Words.notBetween(eight, notBelow, above);
            case HEX_DIGITS -> Words.notHex(eight);
            case BCD_PAIRS -> Words.notBcd(eight);
            case TRACK_PAIRS -> Words.notBcdTrack(eight);
            case FIRST_HALF_ZERO -> eight & 0xF0;
            case LAST_HALF_ZERO -> eight & 0x0F;
            default -> 0;
        };
    }

    // The first and the last word overlap in runs that are no multiple of a word.

    private static long notBetween(
            long notBelow, long above, byte @Nullable [] in, long from, int length) {
        long last = from + length - Long.BYTES;
        long found =
                Words.notBetween(Octets.eight(in, from), notBelow, above)
                        | Words.notBetween(Octets.eight(in, last), notBelow, above);
        for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
            found |= Words.notBetween(Octets.eight(in, from + i), notBelow, above);
        }
        return found;
    }

    private static long notHex(byte @Nullable [] in, long from, int length) {
        long last = from + length - Long.BYTES;
        long found = Words.notHex(Octets.eight(in, from)) | Words.notHex(Octets.eight(in, last));
        for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
            found |= Words.notHex(Octets.eight(in, from + i));
        }
        return found;
    }

    private static long notBcd(byte @Nullable [] in, long from, int length) {
        long last = from + length - Long.BYTES;
        long found = Words.notBcd(Octets.eight(in, from)) | Words.notBcd(Octets.eight(in, last));
        for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
            found |= Words.notBcd(Octets.eight(in, from + i));
        }
        return found;
    }

    private static long notBcdTrack(byte @Nullable [] in, long from, int length) {
        long last = from + length - Long.BYTES;
        long found =
                Words.notBcdTrack(Octets.eight(in, from))
                        | Words.notBcdTrack(Octets.eight(in, last));
        for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
            found |= Words.notBcdTrack(Octets.eight(in, from + i));
        }
        return found;
    }

    /** One to seven bytes, and sound ones in place of those that lie before them. */
    private long shortRun(byte @Nullable [] in, long from, long to) {
        int bits = (int) (to - from) << 3;
        long eight = Octets.eight(in, to - Long.BYTES);
        return eight >>> (Long.SIZE - bits) | filler() << bits;
    }
}
