package io.crosspoint.iso8583.framing;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** What headers of fixed length have in common: where they lie, and their digits. */
final class HeaderBytes {
    private HeaderBytes() {}

    /**
     * Lays a view over the header that begins at {@code offset}.
     *
     * @return false, and a view of nothing, when the frame is shorter than the header
     */
    static boolean wrap(
            UnsafeBuffer header,
            DirectBuffer buffer,
            int offset,
            int frameLength,
            int headerLength) {
        if (frameLength < headerLength) {
            header.wrap(0, 0);
            return false;
        }
        header.wrap(buffer, offset, headerLength);
        return true;
    }

    /** ASCII digits as a number of up to 18; -1 when there is another character, or none. */
    static long digits(DirectBuffer in, int at, int count) {
        long value = 0;
        for (int i = at; i < at + count; i++) {
            int digit = in.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return count == 0 ? -1 : value;
    }

    /** Puts a number as ASCII digits, zeros on the left; returns what did not fit. */
    static long putDigits(MutableDirectBuffer into, int at, int count, long value) {
        long rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            into.putByte(i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
        return rest;
    }
}
