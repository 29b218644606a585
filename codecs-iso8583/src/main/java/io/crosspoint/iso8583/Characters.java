package io.crosspoint.iso8583;

import org.agrona.DirectBuffer;

import java.util.Arrays;

/** Checks of runs of characters, eight at a time. All bounds were checked by the caller. */
final class Characters {
    private static final byte[] NIBBLES = nibbles();

    private Characters() {}

    static boolean digits(DirectBuffer in, int at, int length) {
        if (length < Long.BYTES) {
            return Words.notDigits(few(in, at, length)) == 0;
        }
        int last = at + length - Long.BYTES;
        long defects = Words.notDigits(in.getLong(last));
        for (int i = at; i < last; i += Long.BYTES) {
            defects |= Words.notDigits(in.getLong(i));
        }
        return defects == 0;
    }

    static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Whether every character lies between two of ASCII. */
    static boolean between(DirectBuffer in, int at, int length, int lowest, int highest) {
        if (length < Long.BYTES) {
            return Words.notBetween(few(in, at, length), lowest, highest) == 0;
        }
        int last = at + length - Long.BYTES;
        long defects = Words.notBetween(in.getLong(last), lowest, highest);
        for (int i = at; i < last; i += Long.BYTES) {
            defects |= Words.notBetween(in.getLong(i), lowest, highest);
        }
        return defects == 0;
    }

    static boolean hex(DirectBuffer in, int at, int length) {
        if (length < Long.BYTES) {
            return Words.notHex(few(in, at, length)) == 0;
        }
        int last = at + length - Long.BYTES;
        long defects = Words.notHex(in.getLong(last));
        for (int i = at; i < last; i += Long.BYTES) {
            defects |= Words.notHex(in.getLong(i));
        }
        return defects == 0;
    }

    /** Up to seven characters, and behind them such as are sound everywhere. */
    private static long few(DirectBuffer in, int at, int length) {
        return Runs.few(in, at, length) | Words.ZEROS << (length << 3);
    }

    /** The value of a hex digit, negative when it is none. */
    static int nibble(int c) {
        return NIBBLES[c & 0xFF];
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
