package io.crosspoint.iso8583;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteOrder;

/**
 * The message type and the bitmaps as a writer puts them in front of the fields. Most messages
 * begin like the one before: the bytes are kept and made anew only when they differ.
 */
final class MessageHead {
    private static final int MOST_BITMAPS = 3;

    private final WireForm wire;
    private final UnsafeBuffer bytes;
    private final long[] present = new long[MOST_BITMAPS];
    private int mti = -1;
    private int length;

    MessageHead(WireForm wire) {
        this.wire = wire;
        this.bytes =
                new UnsafeBuffer(new byte[wire.mtiLength() + MOST_BITMAPS * wire.bitmapLength()]);
    }

    /** Makes the bytes of a message with these fields, and tells how many they are. */
    int length(int mti, long[] fields) {
        if (mti != this.mti
                || fields[0] != present[0]
                || fields[1] != present[1]
                || fields[2] != present[2]) {
            make(mti, fields);
        }
        return length;
    }

    /** Puts the bytes that {@link #length} made. */
    void put(MutableDirectBuffer into, int at) {
        Runs.copy(bytes, 0, into, at, length);
    }

    private void make(int mti, long[] fields) {
        this.mti = mti;
        System.arraycopy(fields, 0, present, 0, present.length);
        if (wire.bcdMti()) {
            Digits.putBcd(bytes, 0, 4, mti);
        } else {
            Digits.put(bytes, 0, 4, mti);
            if (wire.ebcdicMti()) {
                Ebcdic.PAGE_037.encode(bytes, 0, 4);
            }
        }
        int count = present[2] != 0 ? 3 : present[1] != 0 ? 2 : 1;
        length = wire.mtiLength();
        for (int word = 0; word < count; word++) {
            boolean last = word + 1 == count;
            putBitmap(length, last ? present[word] : present[word] | Long.MIN_VALUE);
            length += wire.bitmapLength();
        }
    }

    private void putBitmap(int at, long bits) {
        if (wire.rawBitmap()) {
            bytes.putLong(at, bits, ByteOrder.BIG_ENDIAN);
            return;
        }
        long low = Words.toHex(bits & 0xFFFF_FFFFL);
        bytes.putLong(at, Words.toHex(bits >>> 32), ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(at + Long.BYTES, low, ByteOrder.LITTLE_ENDIAN);
        if (wire.ebcdicBitmap()) {
            Ebcdic.PAGE_037.encode(bytes, at, 2 * Long.BYTES);
        }
    }
}
