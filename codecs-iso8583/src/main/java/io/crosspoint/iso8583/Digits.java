package io.crosspoint.iso8583;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

import java.nio.ByteOrder;

/** ASCII digits as numbers and back. */
final class Digits {
    /** Most digits that always fit a long. */
    static final int MOST = 18;

    private Digits() {}

    /** The caller has checked the digits. */
    static long number(DirectBuffer in, int at, int length) {
        int end = at + length;
        // What is left over of whole words comes first, shifted clear of the bytes before it.
        int first = at + (length & 7);
        long value = 0;
        if (first > at) {
            value =
                    first < Long.BYTES
                            ? numberEach(in, at, first - at)
                            : last(in, first - Long.BYTES, first - at);
        }
        for (int i = first; i < end; i += Long.BYTES) {
            long eight = in.getLong(i, ByteOrder.LITTLE_ENDIAN);
            value = value * 100_000_000 + Words.ofDigits(eight);
        }
        return value;
    }

    /** The last digits of eight bytes. */
    private static long last(DirectBuffer in, int at, int digits) {
        long eight = in.getLong(at, ByteOrder.LITTLE_ENDIAN);
        return Words.ofDigits(eight & -1L << (Long.SIZE - (digits << 3)));
    }

    private static long numberEach(DirectBuffer in, int at, int length) {
        long value = 0;
        for (int i = at; i < at + length; i++) {
            value = value * 10 + (in.getByte(i) - '0');
        }
        return value;
    }

    /** How many digits a number that is not negative has. */
    static int count(long value) {
        int count = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            count++;
        }
        return count;
    }

    /** Writes exactly {@code length} digits, zeros on the left. */
    static void put(MutableDirectBuffer into, int at, int length, long value) {
        long rest = value;
        for (int i = at + length - 1; i >= at; i--) {
            into.putByte(i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }

    /** Writes {@code digits} digits as BCD with a leading 0 nibble for an odd count. */
    static void putBcd(MutableDirectBuffer into, int at, int digits, long value) {
        long rest = value;
        for (int i = at + ((digits + 1) >> 1) - 1; i >= at; i--) {
            int pair = (int) (rest % 100);
            into.putByte(i, (byte) ((pair / 10) << 4 | pair % 10));
            rest /= 100;
        }
    }
}
