package io.crosspoint.iso8583;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Copies runs of bytes between buffers that do not overlap. Most runs are short: a few words, the
 * last of which may overlap the one before, take less than a call that copies any length.
 */
final class Runs {
    private static final int SHORT = 96;

    private Runs() {}

    static void copy(DirectBuffer from, int at, MutableDirectBuffer into, int to, int length) {
        if (length > SHORT) {
            copyLong(from, at, into, to, length);
        } else if (length >= Long.BYTES) {
            int last = length - Long.BYTES;
            for (int i = 0; i < last; i += Long.BYTES) {
                into.putLong(to + i, from.getLong(at + i));
            }
            into.putLong(to + last, from.getLong(at + last));
        } else if (length >= Integer.BYTES) {
            int last = length - Integer.BYTES;
            into.putInt(to, from.getInt(at));
            into.putInt(to + last, from.getInt(at + last));
        } else {
            for (int i = 0; i < length; i++) {
                into.putByte(to + i, from.getByte(at + i));
            }
        }
    }

    /** Between arrays the JDK's own copy is faster than one of memory anywhere. */
    private static void copyLong(
            DirectBuffer from, int at, MutableDirectBuffer into, int to, int length) {
        byte[] source = from.byteArray();
        byte[] target = into.byteArray();
        if (source == null || target == null) {
            into.putBytes(to, from, at, length);
            return;
        }
        from.boundsCheck(at, length);
        into.boundsCheck(to, length);
        System.arraycopy(
                source, from.wrapAdjustment() + at, target, into.wrapAdjustment() + to, length);
    }

    static void fill(MutableDirectBuffer into, int at, int length, byte value) {
        for (int i = at; i < at + length; i++) {
            into.putByte(i, value);
        }
    }
}
