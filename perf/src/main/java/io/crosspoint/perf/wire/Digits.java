package io.crosspoint.perf.wire;

import io.netty.buffer.ByteBuf;

/** Decimal ASCII digits in a buffer as numbers, and back, without text in between. */
public final class Digits {
    private static final int[] THREE = threeDigits();

    private Digits() {}

    /**
     * Reads {@code count} digits.
     *
     * @return the number, or -1 when a byte is no digit
     */
    public static long parse(ByteBuf in, int offset, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            int digit = in.getByte(offset + i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Six digits, as a STAN (DE11) has; -1 when a byte is no digit. */
    public static int parseSix(ByteBuf in, int offset) {
        return (int) parse(in, offset, 6);
    }

    /** Writes {@code value} (0 to 999,999) as six digits. */
    public static void putSix(ByteBuf out, int offset, int value) {
        int thousands = value / 1000;
        out.setMedium(offset, THREE[thousands]);
        out.setMedium(offset + 3, THREE[value - thousands * 1000]);
    }

    /** Writes {@code value} right-aligned in {@code count} digits, zeros on the left. */
    public static void put(ByteBuf out, int offset, int count, long value) {
        long rest = value;
        for (int i = count - 1; i >= 0; i--) {
            out.setByte(offset + i, (int) ('0' + rest % 10));
            rest /= 10;
        }
    }

    private static int[] threeDigits() {
        int[] table = new int[1000];
        for (int i = 0; i < table.length; i++) {
            table[i] = (('0' + i / 100) << 16) | (('0' + i / 10 % 10) << 8) | ('0' + i % 10);
        }
        return table;
    }
}
