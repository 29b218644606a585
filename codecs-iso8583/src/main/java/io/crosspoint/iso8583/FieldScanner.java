package io.crosspoint.iso8583;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Indexes the fields of a sound message along the {@link Layout} of its bitmap, and checks their
 * bytes eight at a time. It never tells what is wrong: {@link FieldIndexer} does, field by field,
 * when this refuses a message.
 *
 * <p>Reads memory without the buffer's own checks. Every read ends at or before a position that was
 * compared with the end of the frame, and begins at or behind its first byte: before the fields lie
 * at least the ten bytes of a message type and a bitmap.
 */
final class FieldScanner {
    private static final int REFUSED = -1;

    private final UnsafeBuffer frame;
    private final long[] index;
    private final FieldIndexer indexer;
    private final Shape shape = new Shape();

    /** Of the last message that was scanned to its end. */
    private Layout before = Layout.empty();

    private int lengthBefore;

    FieldScanner(UnsafeBuffer frame, long[] index, FieldIndexer indexer) {
        this.frame = frame;
        this.index = index;
        this.indexer = indexer;
    }

    /** Whether the fields are sound and fill the frame from {@code start} to its end exactly. */
    boolean scan(Layout layout, int start) {
        byte[] array = frame.byteArray();
        // Apart, so that the compiler knows in each where the bytes lie.
        return array == null ? scan(layout, null, start) : scan(layout, array, start);
    }

    /** The index was written by another. */
    void forget() {
        shape.forget();
    }

    private boolean scan(Layout layout, byte @Nullable [] in, int start) {
        int end = frame.capacity();
        long base = frame.addressOffset();
        if (shape.isOf(layout, end) && shape.holds(in, base)) {
            return true;
        }
        shape.forget();
        if (!fields(layout, in, start, end)) {
            return false;
        }
        if (layout == before && end == lengthBefore) {
            shape.take(layout, index, start, end, in, base);
        }
        before = layout;
        lengthBefore = end;
        return true;
    }

    private boolean fields(Layout layout, byte @Nullable [] in, int start, int end) {
        long base = frame.addressOffset();
        int at = start;
        for (Layout.Stretch stretch : layout.stretches()) {
            int next = at + stretch.length();
            if (next > end || !sound(stretch, in, base + at)) {
                return false;
            }
            place(stretch, at);
            VariableField variable = stretch.variable();
            if (variable == null) {
                return next == end;
            }
            if (next + variable.prefixLength() > end) {
                return false;
            }
            at = variable(variable, in, base, next, end);
            if (at < 0) {
                return false;
            }
        }
        return false;
    }

    private void place(Layout.Stretch stretch, int at) {
        int[] fields = stretch.fields();
        long[] places = stretch.places();
        long begin = (long) at << 32;
        for (int i = 0; i < fields.length; i++) {
            index[fields[i]] = begin + places[i];
        }
    }

    private static boolean sound(Layout.Stretch stretch, byte @Nullable [] in, long first) {
        for (Layout.Run run : stretch.runs()) {
            if (run.kind().defects(in, first + run.from(), first + run.to()) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean sound(VariableField field, byte @Nullable [] in, long content, long next) {
        return next == content
                || (filled(field, in, next) && field.kind().defects(in, content, next) == 0);
    }

    /** Whether an odd count of BCD digits is followed by half a byte of zero. */
    private boolean filled(VariableField field, byte @Nullable [] in, long next) {
        return field.halfBytes() != 1
                || (index[field.de()] & 1) == 0
                || (Octets.one(in, next - 1) & 0xF) == 0;
    }

    /** Returns where the next field begins, negative when this one is unsound. */
    private int variable(VariableField field, byte @Nullable [] in, long base, int at, int end) {
        if (field.form() == VariableField.OTHER) {
            return indexer.indexField(field.de(), at);
        }
        int content = at + field.prefixLength();
        int units = units(field, in, base + at);
        int next = content + ((units * field.halfBytes() + 1) >> 1);
        // A length that is not of digits is negative, and passes for more than any field allows.
        if (Integer.compareUnsigned(units, field.max()) > 0 || next > end) {
            return REFUSED;
        }
        index[field.de()] = (long) content << 32 | units;
        return sound(field, in, base + content, base + next) ? next : REFUSED;
    }

    /**
     * The length before a field, negative when it is malformed. Where the next field begins waits
     * for this number, and for nothing else: it is made in few steps, and judged beside them.
     */
    private static int units(VariableField field, byte @Nullable [] in, long at) {
        return switch (field.form()) {
            case VariableField.TWO_DIGITS -> number(0, Octets.one(in, at), Octets.one(in, at + 1));
            case VariableField.THREE_DIGITS ->
                    number(
                            Octets.one(in, at) - '0',
                            Octets.one(in, at + 1),
                            Octets.one(in, at + 2));
            case VariableField.BCD_BYTE -> pair(0, Octets.one(in, at));
            default -> pair(pair(0, Octets.one(in, at)), Octets.one(in, at + 1));
        };
    }

    private static int number(int hundreds, int tensDigit, int onesDigit) {
        int tens = tensDigit - '0';
        int ones = onesDigit - '0';
        boolean digits = (hundreds | 9 - hundreds | tens | 9 - tens | ones | 9 - ones) >= 0;
        return digits ? hundreds * 100 + tens * 10 + ones : -1;
    }

    private static int pair(int hundreds, int bcd) {
        int high = bcd >> 4 & 0xF;
        int low = bcd & 0xF;
        boolean digits = (hundreds | 9 - high | 9 - low) >= 0;
        return digits ? hundreds * 100 + high * 10 + low : -1;
    }
}
