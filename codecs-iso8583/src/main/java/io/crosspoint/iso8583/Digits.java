package io.crosspoint.iso8583;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

import java.nio.ByteOrder;

/** ASCII digits as numbers and back. */
final class Digits {
    /** Most digits that always fit a long. */
    static final int MOST = 18;

    private Digits() {}

    static long number(DirectBuffer in, int at, int length) {
        long value = 0;
        int i = at;
        for (int end = at + length - Long.BYTES; i <= end; i += Long.BYTES) {
            value = value * 100_000_000 + eight(in.getLong(i, ByteOrder.LITTLE_ENDIAN));
        }
        for (; i < at + length; i++) {
            value = value * 10 + (in.getByte(i) - '0');
        }
        return value;
    }

    /** Eight digits in one word: neighbours are joined to pairs, fours and eights. */
    private static long eight(long characters) {
        long pairs = ((characters & 0x0F0F_0F0F_0F0F_0F0FL) * 2561) >>> 8;
        long fours = ((pairs & 0x00FF_00FF_00FF_00FFL) * 6_553_601) >>> 16;
        return ((fours & 0x0000_FFFF_0000_FFFFL) * 42_949_672_960_001L) >>> 32;
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
