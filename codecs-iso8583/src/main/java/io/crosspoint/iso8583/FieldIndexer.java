package io.crosspoint.iso8583;

import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteOrder;

/**
 * Walks the fields of one frame in the order of the bitmap and notes where each begins and how long
 * it is.
 */
final class FieldIndexer {
    private static final int FAILED = -1;

    private final Dialect dialect;
    private final int[] plans;
    private final UnsafeBuffer frame;
    private final long[] index;
    private final CodecError error;

    FieldIndexer(Dialect dialect, UnsafeBuffer frame, long[] index, CodecError error) {
        this.dialect = dialect;
        this.plans = dialect.plans();
        this.frame = frame;
        this.index = index;
        this.error = error;
    }

    /** Whether the fields of the bitmaps fill the frame from {@code start} to its end exactly. */
    boolean index(long[] present, int start) {
        int at = start;
        for (int word = 0; word < present.length; word++) {
            long bits = present[word];
            while (bits != 0) {
                int bit = Long.numberOfLeadingZeros(bits);
                bits &= ~(Long.MIN_VALUE >>> bit);
                at = indexField((word << 6) + bit + 1, at);
                if (at < 0) {
                    return false;
                }
            }
        }
        int left = frame.capacity() - at;
        return left == 0 || leftOver(at, left);
    }

    /** Returns where the next field begins, negative with the error set when this is unsound. */
    int indexField(int de, int at) {
        int plan = plans[de];
        if (plan == Plan.UNDEFINED) {
            error.set(CodecError.Kind.UNKNOWN_FIELD, de, at, "a field of " + dialect.name(), -1);
            return FAILED;
        }
        int prefixLength = Plan.prefixLength(plan);
        int content = at + prefixLength;
        if (content > frame.capacity()) {
            return truncated(de, at, prefixLength);
        }
        int units = units(de, plan, at);
        if (units < 0) {
            return badLength(de, at, prefixLength);
        }
        if (units > Plan.max(plan)) {
            return tooLong(de, at, units);
        }
        int wireLength = Plan.wireLength(plan, units);
        if (wireLength > frame.capacity() - content) {
            return truncated(de, content, wireLength);
        }
        if (!valid(plan, content, units, wireLength)) {
            return badContent(de, plan, content, wireLength);
        }
        index[de] = (long) content << 32 | units;
        return content + wireLength;
    }

    /** The length in front of a field; negative when it is not digits. */
    private int units(int de, int plan, int at) {
        return switch (Plan.prefix(plan)) {
            case Plan.FIXED -> Plan.max(plan);
            case Plan.ASCII_1 -> digits(at, 1);
            case Plan.ASCII_2 -> pair(at);
            case Plan.ASCII_3 -> hundreds(digits(at, 1), pair(at + 1));
            case Plan.ASCII_4 -> digits(at, 4);
            case Plan.BCD_1 -> bcd(frame.getByte(at));
            case Plan.BCD_2 -> {
                int high = bcd(frame.getByte(at));
                int low = bcd(frame.getByte(at + 1));
                yield (high | low) < 0 ? -1 : high * 100 + low;
            }
            default -> {
                FieldSpec field = dialect.field(de);
                yield field == null ? -1 : Lengths.units(field, frame, at);
            }
        };
    }

    private int digits(int at, int count) {
        int value = 0;
        int defects = 0;
        for (int i = at; i < at + count; i++) {
            int digit = frame.getByte(i) - '0';
            defects |= digit | 9 - digit;
            value = value * 10 + digit;
        }
        return defects < 0 ? -1 : value;
    }

    private int pair(int at) {
        int pair = frame.getShort(at, ByteOrder.LITTLE_ENDIAN);
        int tens = (pair & 0xFF) - '0';
        int ones = ((pair >> 8) & 0xFF) - '0';
        return (tens | (9 - tens) | ones | (9 - ones)) < 0 ? -1 : tens * 10 + ones;
    }

    private static int hundreds(int hundreds, int rest) {
        return (hundreds | rest) < 0 ? -1 : hundreds * 100 + rest;
    }

    private static int bcd(byte pair) {
        int high = pair >> 4 & 0xF;
        int low = pair & 0xF;
        return high > 9 || low > 9 ? -1 : high * 10 + low;
    }

    private boolean valid(int plan, int at, int units, int wireLength) {
        return switch (Plan.check(plan)) {
            case Plan.ANY -> true;
            case Plan.DIGITS -> Characters.digits(frame, at, units);
            case Plan.PRINTABLE -> Characters.between(frame, at, units, ' ', '~');
            case Plan.TRACK -> Characters.between(frame, at, units, ' ', '_');
            case Plan.SIGNED -> Characters.signed(frame, at, units);
            case Plan.HEX -> Characters.hex(frame, at, wireLength);
            case Plan.SIGNED_BCD -> units > 0 && Bcd.signedValid(frame, at, units);
            case Plan.EBCDIC_DIGITS, Plan.EBCDIC_PRINTABLE, Plan.EBCDIC_TRACK, Plan.EBCDIC_SIGNED ->
                    Ebcdic.of(Plan.encoding(plan)).valid(Plan.check(plan), frame, at, units);
            default -> bcdValid(plan, at, units);
        };
    }

    private boolean bcdValid(int plan, int at, int units) {
        boolean left = Plan.encoding(plan) == Encoding.BCD_LEFT;
        return Bcd.valid(frame, at, units, left, Plan.check(plan) == Plan.BCD_TRACK);
    }

    private boolean leftOver(int at, int left) {
        error.set(CodecError.Kind.LEFT_OVER, CodecError.END, at, "", 0);
        error.found(left);
        return false;
    }

    private int truncated(int de, int at, int needed) {
        error.set(CodecError.Kind.TRUNCATED, de, at, "", needed);
        error.found(frame.capacity() - at);
        return FAILED;
    }

    private int badLength(int de, int at, int prefixLength) {
        error.set(CodecError.Kind.BAD_LENGTH, de, at, "digits: ", prefixLength);
        error.found(frame.getByte(at) & 0xFF);
        return FAILED;
    }

    private int tooLong(int de, int at, int units) {
        error.set(CodecError.Kind.TOO_LONG, de, at, "<= ", Plan.max(plans[de]));
        error.found(units);
        return FAILED;
    }

    /** Names the first byte that does not fit, unless it belongs to sensitive content. */
    private int badContent(int de, int plan, int at, int wireLength) {
        error.set(CodecError.Kind.BAD_CONTENT, de, at, expected(plan), -1);
        FieldSpec field = dialect.field(de);
        if (field == null || field.sensitivity() != Sensitivity.OPEN) {
            return FAILED;
        }
        for (int i = at; i < at + wireLength; i++) {
            if (!fits(plan, i, i - at)) {
                error.set(CodecError.Kind.BAD_CONTENT, de, i, expected(plan), -1);
                error.found(frame.getByte(i) & 0xFF);
                return FAILED;
            }
        }
        return FAILED;
    }

    private boolean fits(int plan, int at, int position) {
        byte b = frame.getByte(at);
        return switch (Plan.check(plan)) {
            case Plan.DIGITS -> Characters.digit(b);
            case Plan.PRINTABLE -> b >= ' ' && b <= '~';
            case Plan.TRACK -> b >= ' ' && b <= '_';
            case Plan.SIGNED -> position == 0 ? b == 'C' || b == 'D' : Characters.digit(b);
            case Plan.HEX -> Characters.nibble(b) >= 0;
            case Plan.EBCDIC_DIGITS, Plan.EBCDIC_PRINTABLE, Plan.EBCDIC_TRACK, Plan.EBCDIC_SIGNED ->
                    Ebcdic.of(Plan.encoding(plan)).fits(Plan.check(plan), b, position);
            default -> bcd(b) >= 0;
        };
    }

    private static String expected(int plan) {
        return switch (Plan.check(plan)) {
            case Plan.DIGITS -> "digits";
            case Plan.PRINTABLE -> "printable ASCII";
            case Plan.TRACK -> "track data";
            case Plan.SIGNED -> "C or D, then digits";
            case Plan.HEX -> "hex digits";
            case Plan.SIGNED_BCD -> "C or D, then BCD digits";
            case Plan.BCD_TRACK -> "BCD track data";
            case Plan.EBCDIC_DIGITS -> "EBCDIC digits";
            case Plan.EBCDIC_PRINTABLE -> "printable EBCDIC";
            case Plan.EBCDIC_TRACK -> "EBCDIC track data";
            case Plan.EBCDIC_SIGNED -> "C or D, then digits, EBCDIC";
            default -> "BCD digits";
        };
    }
}
