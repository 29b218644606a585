package io.crosspoint.perf.relay;

import io.crosspoint.perf.wire.AsciiFields;
import io.crosspoint.perf.wire.Digits;
import io.netty.buffer.ByteBuf;

import java.util.Arrays;

/**
 * Where DE11 stands in an iso87-ascii message. Its place depends only on the first eleven bits of
 * the bitmap and on the length of DE2, so one table look-up replaces the walk.
 */
final class StanLocator {
    private static final int MTI_LENGTH = 4;
    private static final int BITMAP_LENGTH = 16;
    private static final int DE2_BIT = 1 << 10;
    private static final int NO_DIGIT = 16;
    private static final byte[] HEX = hex();

    /** By the first three hex digits: offset of DE11 without the content of DE2; -1: no DE11. */
    private static final short[] OFFSETS = offsets();

    private StanLocator() {}

    /**
     * The place of the STAN.
     *
     * @return index of the first of the six digits in the buffer, {@link AsciiFields#ABSENT} or
     *     {@link AsciiFields#MALFORMED}
     */
    static int find(ByteBuf in, int offset, int length) {
        if (length < MTI_LENGTH + BITMAP_LENGTH) {
            return AsciiFields.MALFORMED;
        }
        int a = HEX[in.getByte(offset + MTI_LENGTH) & 0xFF];
        int b = HEX[in.getByte(offset + MTI_LENGTH + 1) & 0xFF];
        int c = HEX[in.getByte(offset + MTI_LENGTH + 2) & 0xFF];
        if (((a | b | c) & NO_DIGIT) != 0) {
            return AsciiFields.MALFORMED;
        }
        int bits = (a << 8) | (b << 4) | c;
        int at = OFFSETS[bits];
        if (at < 0) {
            return AsciiFields.ABSENT;
        }
        if ((bits & DE2_BIT) != 0) {
            int body = MTI_LENGTH + ((a & 8) == 0 ? BITMAP_LENGTH : 2 * BITMAP_LENGTH);
            int pan = body + 2 <= length ? (int) Digits.parse(in, offset + body, 2) : -1;
            if (pan < 0) {
                return AsciiFields.MALFORMED;
            }
            at += pan;
        }
        return at + 6 <= length ? offset + at : AsciiFields.MALFORMED;
    }

    private static short[] offsets() {
        short[] table = new short[1 << 12];
        Arrays.fill(table, (short) -1);
        for (int bits = 0; bits < table.length; bits++) {
            if (has(bits, 11)) {
                table[bits] = (short) offset(bits);
            }
        }
        return table;
    }

    private static int offset(int bits) {
        int at = MTI_LENGTH + (has(bits, 1) ? 2 * BITMAP_LENGTH : BITMAP_LENGTH);
        int[] lengthsFrom2 = {2, 6, 12, 12, 12, 10, 8, 8, 8};
        for (int de = 2; de <= 10; de++) {
            if (has(bits, de)) {
                at += lengthsFrom2[de - 2];
            }
        }
        return at;
    }

    private static boolean has(int bits, int de) {
        return ((bits >> (12 - de)) & 1) != 0;
    }

    private static byte[] hex() {
        byte[] table = new byte[256];
        Arrays.fill(table, (byte) NO_DIGIT);
        for (int i = 0; i < 16; i++) {
            table[Character.toUpperCase(Character.forDigit(i, 16))] = (byte) i;
            table[Character.forDigit(i, 16)] = (byte) i;
        }
        return table;
    }
}
