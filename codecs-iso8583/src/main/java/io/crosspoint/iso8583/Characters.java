package io.crosspoint.iso8583;

import org.agrona.DirectBuffer;

import java.util.Arrays;

/** Checks of runs of characters, eight at a time. All bounds were checked by the caller. */
final class Characters {
    private static final long HIGH_NIBBLES = 0xF0F0_F0F0_F0F0_F0F0L;
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long SIXES = 0x0606_0606_0606_0606L;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final byte[] NIBBLES = nibbles();

    private Characters() {}

    static boolean digits(DirectBuffer in, int at, int length) {
        if (length >= Long.BYTES) {
            int last = at + length - Long.BYTES;
            long defects = defects(in.getLong(last));
            for (int i = at; i < last; i += Long.BYTES) {
                defects |= defects(in.getLong(i));
            }
            return defects == 0;
        }
        if (length >= Integer.BYTES) {
            return (defects(in.getInt(at)) | defects(in.getInt(at + length - Integer.BYTES))) == 0;
        }
        for (int i = at; i < at + length; i++) {
            if (!digit(in.getByte(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static long defects(long eight) {
        // A carry out of a byte needs a byte of 0xFA or more, which the first term reports anyway.
        return ((eight & HIGH_NIBBLES) ^ ZEROS) | (((eight + SIXES) & HIGH_NIBBLES) ^ ZEROS);
    }

    private static int defects(int four) {
        return ((four & (int) HIGH_NIBBLES) ^ (int) ZEROS)
                | (((four + (int) SIXES) & (int) HIGH_NIBBLES) ^ (int) ZEROS);
    }

    /**
     * Whether every character lies between two of ASCII. Eight at a time: with the highest bit
     * clear in all of them, a sum reaches it exactly where the bound is passed, and carries
     * nowhere.
     */
    static boolean between(DirectBuffer in, int at, int length, int lowest, int highest) {
        if (length < Long.BYTES) {
            return betweenEach(in, at, length, lowest, highest);
        }
        long toLowest = ONES * (0x80 - lowest);
        long aboveHighest = ONES * (0x7F - highest);
        int last = at + length - Long.BYTES;
        long eight = in.getLong(last);
        long defects = eight | (eight + aboveHighest) | ~(eight + toLowest);
        for (int i = at; i < last; i += Long.BYTES) {
            eight = in.getLong(i);
            defects |= eight | (eight + aboveHighest) | ~(eight + toLowest);
        }
        return (defects & HIGH_BITS) == 0;
    }

    private static boolean betweenEach(
            DirectBuffer in, int at, int length, int lowest, int highest) {
        for (int i = at; i < at + length; i++) {
            int c = in.getByte(i);
            if (c < lowest || c > highest) {
                return false;
            }
        }
        return true;
    }

    static boolean hex(DirectBuffer in, int at, int length) {
        int defects = 0;
        for (int i = at; i < at + length; i++) {
            defects |= NIBBLES[in.getByte(i) & 0xFF];
        }
        return defects >= 0;
    }

    /** The value of a hex digit, negative when it is none. */
    static int nibble(int c) {
        return NIBBLES[c & 0xFF];
    }

    /** Eight hex digits, the first in the lowest byte, as a number; negative when one is none. */
    static long hexWord(long eight) {
        long value = 0;
        long defects = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            long nibble = NIBBLES[(int) (eight >>> shift) & 0xFF];
            defects |= nibble;
            value = (value << 4) | (nibble & 0xF);
        }
        return defects < 0 ? -1 : value;
    }

    private static byte[] nibbles() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int value = 0; value < 16; value++) {
            values[hexDigit(value)] = (byte) value;
            values[Character.toLowerCase(hexDigit(value))] = (byte) value;
        }
        return values;
    }

    static byte hexDigit(int nibble) {
        return (byte) (nibble < 10 ? '0' + nibble : 'A' - 10 + nibble);
    }

    static boolean signed(DirectBuffer in, int at, int length) {
        if (length == 0) {
            return true;
        }
        byte sign = in.getByte(at);
        return (sign == 'C' || sign == 'D') && digits(in, at + 1, length - 1);
    }
}
