package io.crosspoint.iso8583;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

import java.nio.ByteOrder;

/**
 * Copies runs of bytes between buffers that do not overlap. Most runs are short: a few words, the
 * last of which may overlap those before, take less than a loop or a call that copies any length.
 */
final class Runs {
    private static final int WORDS = 4 * Long.BYTES;

    private Runs() {}

    static void copy(DirectBuffer from, int at, MutableDirectBuffer into, int to, int length) {
        if (length > WORDS) {
            into.putBytes(to, from, at, length);
        } else if (length >= Long.BYTES) {
            copyWords(from, at, into, to, length);
        } else if (length >= Integer.BYTES) {
            int last = length - Integer.BYTES;
            into.putInt(to, from.getInt(at));
            into.putInt(to + last, from.getInt(at + last));
        } else if (length >= Short.BYTES) {
            int last = length - Short.BYTES;
            into.putShort(to, from.getShort(at));
            into.putShort(to + last, from.getShort(at + last));
        } else if (length != 0) {
            into.putByte(to, from.getByte(at));
        }
    }

    /** Up to eight bytes, the first in the lowest; what lies beyond them is 0. */
    static long few(DirectBuffer in, int at, int length) {
        if (length == Long.BYTES) {
            return in.getLong(at, ByteOrder.LITTLE_ENDIAN);
        }
        if (length >= Integer.BYTES) {
            int last = length - Integer.BYTES;
            return (in.getInt(at, ByteOrder.LITTLE_ENDIAN) & 0xFFFF_FFFFL)
                    | (in.getInt(at + last, ByteOrder.LITTLE_ENDIAN) & 0xFFFF_FFFFL) << (last << 3);
        }
        if (length >= Short.BYTES) {
            int last = length - Short.BYTES;
            return (in.getShort(at, ByteOrder.LITTLE_ENDIAN) & 0xFFFF)
                    | (in.getShort(at + last, ByteOrder.LITTLE_ENDIAN) & 0xFFFFL) << (last << 3);
        }
        return length == 0 ? 0 : in.getByte(at) & 0xFF;
    }

    private static void copyWords(
            DirectBuffer from, int at, MutableDirectBuffer into, int to, int length) {
        int last = length - Long.BYTES;
        into.putLong(to, from.getLong(at));
        into.putLong(to + last, from.getLong(at + last));
        if (length > 2 * Long.BYTES) {
            into.putLong(to + Long.BYTES, from.getLong(at + Long.BYTES));
            into.putLong(to + last - Long.BYTES, from.getLong(at + last - Long.BYTES));
        }
    }

    static void fill(MutableDirectBuffer into, int at, int length, byte value) {
        for (int i = at; i < at + length; i++) {
            into.putByte(i, value);
        }
    }
}
