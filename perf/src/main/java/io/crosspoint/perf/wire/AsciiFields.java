package io.crosspoint.perf.wire;

import io.netty.buffer.ByteBuf;

import java.util.Arrays;

/**
 * Finds fields in an iso87-ascii message (ISO 8583:1987; MTI in 4 digits, each bitmap in 16 hex
 * digits, variable lengths in 2 or 3 digits) by walking over the fields before them.
 */
public final class AsciiFields {
    /** Returned when a field is not in the message. */
    public static final int ABSENT = -1;

    /** Returned when the message cannot be walked: a bitmap, length or end that makes no sense. */
    public static final int MALFORMED = -2;

    static final int LL = -2;
    static final int LLL = -3;

    private static final int MTI_LENGTH = 4;
    private static final int BITMAP_LENGTH = 16;
    private static final byte[] LENGTHS = lengths();
    private static final byte[] HEX = hex();

    private AsciiFields() {}

    /**
     * Bytes before the first field: MTI and one or two bitmaps; MALFORMED when they are not there.
     */
    public static int bodyOffset(ByteBuf in, int offset, int length) {
        if (length < MTI_LENGTH + BITMAP_LENGTH) {
            return MALFORMED;
        }
        int first = HEX[in.getByte(offset + MTI_LENGTH) & 0xFF];
        if (first < 0) {
            return MALFORMED;
        }
        int body = MTI_LENGTH + ((first & 8) == 0 ? BITMAP_LENGTH : 2 * BITMAP_LENGTH);
        return body <= length ? body : MALFORMED;
    }

    /** One bitmap (0: DE 1 to 64, 1: DE 65 to 128) as a long, DE 1 in the highest bit. */
    public static long bitmap(ByteBuf in, int offset, int index) {
        long bits = 0;
        int at = offset + MTI_LENGTH + index * BITMAP_LENGTH;
        for (int i = 0; i < BITMAP_LENGTH; i++) {
            bits = (bits << 4) | (HEX[in.getByte(at + i) & 0xFF] & 0xF);
        }
        return bits;
    }

    /**
     * Where the content of {@code de} (2 to 64) begins, counted in the buffer.
     *
     * @param offset of the message's MTI
     * @param length of the message in bytes
     * @return the index, {@link #ABSENT} or {@link #MALFORMED}
     */
    public static int find(ByteBuf in, int offset, int length, int de) {
        int body = bodyOffset(in, offset, length);
        if (body == MALFORMED) {
            return MALFORMED;
        }
        long bits = bitmap(in, offset, 0) << 1;
        int at = offset + body;
        int end = offset + length;
        int current = 2;
        while (bits != 0) {
            int skip = Long.numberOfLeadingZeros(bits);
            current += skip;
            if (current > de) {
                return ABSENT;
            }
            int prefix = prefixLength(current);
            if (at + prefix > end) {
                return MALFORMED;
            }
            int content = contentLength(in, at, current);
            if (content < 0 || at + prefix + content > end) {
                return MALFORMED;
            }
            if (current == de) {
                return at + prefix;
            }
            at += prefix + content;
            current++;
            bits = bits << skip << 1;
        }
        return ABSENT;
    }

    /** Digits of the length before the content of {@code de}: 0, 2 or 3. */
    public static int prefixLength(int de) {
        int length = LENGTHS[de];
        return length < 0 ? -length : 0;
    }

    /**
     * Bytes of content of {@code de} whose length prefix, when it has one, stands at {@code at}; -1
     * when the field is not defined or its length is no number.
     */
    public static int contentLength(ByteBuf in, int at, int de) {
        int length = LENGTHS[de];
        if (length > 0) {
            return length;
        }
        return length == 0 ? -1 : (int) Digits.parse(in, at, -length);
    }

    /** Whether content of {@code length} bytes can stand in {@code de}. */
    static boolean fits(int de, int length) {
        return switch (LENGTHS[de]) {
            case LL -> length < 100;
            case LLL -> length < 1000;
            default -> length > 0 && length == LENGTHS[de];
        };
    }

    private static byte[] hex() {
        byte[] table = new byte[256];
        Arrays.fill(table, (byte) -1);
        for (int i = 0; i < 16; i++) {
            table[Character.toUpperCase(Character.forDigit(i, 16))] = (byte) i;
            table[Character.forDigit(i, 16)] = (byte) i;
        }
        return table;
    }

    /** Content length of each field on the wire; LL and LLL for variable ones, 0 for undefined. */
    private static byte[] lengths() {
        int[] from2 = {
            LL, 6, 12, 12, 12, 10, 8, 8, 8, 6, 6, 4, 4, 4, 4, 4, 4, 3, 3, 3, // 2 to 21
            3, 3, 3, 2, 2, 1, 9, 9, 9, 9, LL, LL, LL, LL, LLL, 12, 6, 2, 3, 8, // 22 to 41
            15, 40, LL, LL, LLL, LLL, LLL, 3, 3, 3, 16, 16, LLL, LLL, LLL, LLL, // 42 to 57
            LLL, LLL, LLL, LLL, LLL, LLL, 16, 0, 1, 2, 3, 3, 3, 4, 4, 6, // 58 to 73
            10, 10, 10, 10, 10, 10, 10, 10, 12, 12, 12, 12, 16, 16, 16, 16, // 74 to 89
            42, 1, 2, 6, 7, 42, 32, 17, 25, LL, LL, LL, LL, LL, LLL, LLL, // 90 to 105
            LLL, LLL, LLL, LLL, LLL, LLL, LLL, LLL, LLL, LLL, LLL, LLL, // 106 to 117
            LLL, LLL, LLL, LLL, LLL, LLL, LLL, LLL, LLL, LLL, 16, // 118 to 128
        };
        byte[] table = new byte[129];
        for (int i = 0; i < from2.length; i++) {
            table[i + 2] = (byte) from2[i];
        }
        return table;
    }
}
