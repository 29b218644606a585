package io.crosspoint.iso8583;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

import java.nio.ByteOrder;

/** ASCII digits as numbers and back. */
final class Digits {
    /** Most digits that always fit a long. */
    static final int MOST = 18;

    private static final long EIGHT_DIGITS = 100_000_000;

    /** Ten to the power of the place. */
    private static final long[] POWERS = powers();

    private Digits() {}

    private static long[] powers() {
        long[] powers = new long[MOST + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

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
            value = value * EIGHT_DIGITS + Words.ofDigits(eight);
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
        while (!fit(count, value)) {
            count++;
        }
        return count;
    }

    /** Whether a number that is not negative has no more digits than that. */
    static boolean fit(int digits, long value) {
        return digits >= POWERS.length || value < POWERS[digits];
    }

    /** Writes exactly {@code length} digits, zeros on the left. */
    static void put(MutableDirectBuffer into, int at, int length, long value) {
        long rest = value;
        int end = at + length;
        for (; end - at > Long.BYTES; end -= Long.BYTES) {
            long eight = Words.toDigits((int) (rest % EIGHT_DIGITS));
            into.putLong(end - Long.BYTES, eight, ByteOrder.LITTLE_ENDIAN);
            rest /= EIGHT_DIGITS;
        }
        putFew(into, at, end - at, (int) (rest % EIGHT_DIGITS));
    }

    /** Up to eight digits. */
    private static void putFew(MutableDirectBuffer into, int at, int length, int value) {
        long digits = Words.toDigits(value) >>> (Long.SIZE - (length << 3));
        if (length >= Integer.BYTES) {
            int last = length - Integer.BYTES;
            into.putInt(at, (int) digits, ByteOrder.LITTLE_ENDIAN);
            into.putInt(at + last, (int) (digits >>> (last << 3)), ByteOrder.LITTLE_ENDIAN);
            return;
        }
        if (length >= Short.BYTES) {
            int last = length - Short.BYTES;
            into.putShort(at, (short) digits, ByteOrder.LITTLE_ENDIAN);
            into.putShort(at + last, (short) (digits >>> (last << 3)), ByteOrder.LITTLE_ENDIAN);
        } else if (length != 0) {
            into.putByte(at, (byte) digits);
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
