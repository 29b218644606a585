package io.crosspoint.iso8583;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.nio.ByteOrder;

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
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private final UnsafeBuffer frame;
    private final long[] index;
    private final FieldIndexer indexer;

    /** Of the last message, when it was sound: most begin like the one before. */
    private @Nullable Layout before;

    /** Of each of its stretches, the bytes that its variable field's length was read from. */
    private int[] lengths = new int[0];

    /** Of each of its stretches, where the next one began. */
    private int[] ends = new int[0];

    FieldScanner(UnsafeBuffer frame, long[] index, FieldIndexer indexer) {
        this.frame = frame;
        this.index = index;
        this.indexer = indexer;
    }

    /** Whether the fields are sound and fill the frame from {@code start} to its end exactly. */
    boolean scan(Layout layout, int start) {
        boolean begun = layout == before;
        before = null;
        if (lengths.length < layout.stretches().length) {
            lengths = new int[layout.stretches().length];
            ends = new int[lengths.length];
        }
        byte[] array = frame.byteArray();
        // Apart, so that the compiler knows in each where the bytes lie.
        boolean sound =
                array == null
                        ? scan(layout, null, start, begun)
                        : scan(layout, array, start, begun);
        if (sound) {
            before = layout;
        }
        return sound;
    }

    /** The index was written by another. */
    void forget() {
        before = null;
    }

    /** As long as the lengths are those of the last message, its index serves this one too. */
    private boolean scan(Layout layout, byte @Nullable [] in, int start, boolean begun) {
        long base = frame.addressOffset();
        int end = frame.capacity();
        int at = start;
        boolean same = begun;
        int part = 0;
        for (Layout.Stretch stretch : layout.stretches()) {
            int next = at + stretch.length();
            if (next > end || !sound(stretch, in, base + at)) {
                return false;
            }
            if (!same) {
                place(stretch, at);
            }
            VariableField variable = stretch.variable();
            if (variable == null) {
                return next == end;
            }
            int content = next + variable.prefixLength();
            if (content > end) {
                return false;
            }
            // Before the content lie at least the message type and a bitmap.
            int length = half(in, base + content - Integer.BYTES) >>> variable.prefixShift();
            same &= length == lengths[part];
            if (same && variable.form() != VariableField.OTHER) {
                at = ends[part];
                if (at > end || !sound(variable, in, base + content, base + at)) {
                    return false;
                }
            } else {
                at = variable(variable, in, base, next, end);
                if (at < 0) {
                    return false;
                }
                same &= at == ends[part];
                lengths[part] = length;
                ends[part] = at;
            }
            part++;
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
            if (defects(run.kind(), in, first + run.from(), first + run.to()) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean sound(VariableField field, byte @Nullable [] in, long content, long next) {
        return next == content
                || (filled(field, in, next) && defects(field.kind(), in, content, next) == 0);
    }

    /** Whether an odd count of BCD digits is followed by half a byte of zero. */
    private boolean filled(VariableField field, byte @Nullable [] in, long next) {
        return field.halfBytes() != 1
                || (index[field.de()] & 1) == 0
                || (octet(in, next - 1) & 0xF) == 0;
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
            case VariableField.TWO_DIGITS -> number(0, octet(in, at), octet(in, at + 1));
            case VariableField.THREE_DIGITS ->
                    number(octet(in, at) - '0', octet(in, at + 1), octet(in, at + 2));
            case VariableField.BCD_BYTE -> pair(0, octet(in, at));
            default -> pair(pair(0, octet(in, at)), octet(in, at + 1));
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

    /** Not 0 when the bytes, of which there is at least one, are not all of the kind. */
    private static long defects(ByteKind kind, byte @Nullable [] in, long from, long to) {
        if (to - from < Long.BYTES) {
            return ofWord(kind, shortRun(kind, in, from, to));
        }
        return switch (kind.form()) {
            case ByteKind.RANGE ->
                    notBetween(kind.notBelow(), kind.above(), in, from, (int) (to - from));
            case ByteKind.HEX_DIGITS -> notHex(in, from, (int) (to - from));
            case ByteKind.BCD_PAIRS -> notBcd(in, from, (int) (to - from));
            case ByteKind.TRACK_PAIRS -> notBcdTrack(in, from, (int) (to - from));
            default -> 0;
        };
    }

    private static long ofWord(ByteKind kind, long eight) {
        return switch (kind.form()) {
            case ByteKind.RANGE -> Words.notBetween(eight, kind.notBelow(), kind.above());
            case ByteKind.HEX_DIGITS -> Words.notHex(eight);
            case ByteKind.BCD_PAIRS -> Words.notBcd(eight);
            case ByteKind.TRACK_PAIRS -> Words.notBcdTrack(eight);
            case ByteKind.FIRST_HALF_ZERO -> eight & 0xF0;
            default -> 0;
        };
    }

    // The first and the last word overlap in runs that are no multiple of a word.

    private static long notBetween(
            long notBelow, long above, byte @Nullable [] in, long from, int length) {
        long last = from + length - Long.BYTES;
        long found =
                Words.notBetween(word(in, from), notBelow, above)
                        | Words.notBetween(word(in, last), notBelow, above);
        for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
            found |= Words.notBetween(word(in, from + i), notBelow, above);
        }
        return found;
    }

    private static long notHex(byte @Nullable [] in, long from, int length) {
        long last = from + length - Long.BYTES;
        long found = Words.notHex(word(in, from)) | Words.notHex(word(in, last));
        for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
            found |= Words.notHex(word(in, from + i));
        }
        return found;
    }

    private static long notBcd(byte @Nullable [] in, long from, int length) {
        long last = from + length - Long.BYTES;
        long found = Words.notBcd(word(in, from)) | Words.notBcd(word(in, last));
        for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
            found |= Words.notBcd(word(in, from + i));
        }
        return found;
    }

    private static long notBcdTrack(byte @Nullable [] in, long from, int length) {
        long last = from + length - Long.BYTES;
        long found = Words.notBcdTrack(word(in, from)) | Words.notBcdTrack(word(in, last));
        for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
            found |= Words.notBcdTrack(word(in, from + i));
        }
        return found;
    }

    /** One to seven bytes, and sound ones in place of those that lie before them. */
    private static long shortRun(ByteKind kind, byte @Nullable [] in, long from, long to) {
        int bits = (int) (to - from) << 3;
        long eight = word(in, to - Long.BYTES);
        return eight >>> (Long.SIZE - bits) | kind.filler() << bits;
    }

    private static long word(byte @Nullable [] in, long address) {
        long eight = UnsafeApi.getLong(in, address);
        return LITTLE_ENDIAN ? eight : Long.reverseBytes(eight);
    }

    private static int half(byte @Nullable [] in, long address) {
        int four = UnsafeApi.getInt(in, address);
        return LITTLE_ENDIAN ? four : Integer.reverseBytes(four);
    }

    private static int octet(byte @Nullable [] in, long address) {
        return UnsafeApi.getByte(in, address);
    }
}
