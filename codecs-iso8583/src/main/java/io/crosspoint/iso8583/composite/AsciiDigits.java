package io.crosspoint.iso8583.composite;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Small numbers in ASCII digits. */
final class AsciiDigits {
    private AsciiDigits() {}

    /** The number; -1 when a byte is no digit. */
    static int read(DirectBuffer in, int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            int digit = in.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Whether the number has no more than {@code count} digits; writes them when so. */
    static boolean write(MutableDirectBuffer into, int at, int count, long value) {
        long rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            into.putByte(i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
        return rest == 0 && value >= 0;
    }
}
