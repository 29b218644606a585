package io.crosspoint.iso8583.framing;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Small numbers of two digits a byte. */
final class BcdDigits {
    private BcdDigits() {}

    /** The number; -1 when a nibble is no digit. */
    static int read(DirectBuffer in, int at, int bytes) {
        int value = 0;
        for (int i = at; i < at + bytes; i++) {
            int pair = pair(in.getByte(i));
            if (pair < 0) {
                return -1;
            }
            value = value * 100 + pair;
        }
        return value;
    }

    /** The two digits of a byte as a number; -1 when a nibble is no digit. */
    static int pair(byte digits) {
        int high = digits >> 4 & 0xF;
        int low = digits & 0xF;
        return high > 9 || low > 9 ? -1 : high * 10 + low;
    }

    /** Two digits in one byte. */
    static byte pairOf(int value) {
        return (byte) (value / 10 % 10 << 4 | value % 10);
    }

    static void write(MutableDirectBuffer into, int at, int bytes, int value) {
        int rest = value;
        for (int i = at + bytes - 1; i >= at; i--) {
            into.putByte(i, pairOf(rest % 100));
            rest /= 100;
        }
    }
}
