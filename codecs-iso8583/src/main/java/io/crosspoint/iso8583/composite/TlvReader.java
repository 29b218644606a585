package io.crosspoint.iso8583.composite;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks BER-TLV elements where they lie, in the order of the bytes, without allocation. Tags of up
 * to four bytes, lengths of up to four bytes in the definite form.
 *
 * <pre>
 * | tag, 1 to 4 bytes | length, 1 to 5 bytes | value |
 *   9F 26               08                     ...
 * </pre>
 */
public final class TlvReader {
    private static final int MORE = 0x80;
    private static final int LONG_TAG = 0x1F;
    private static final int CONSTRUCTED = 0x20;
    private static final int MOST_TAG_BYTES = 4;

    private final UnsafeBuffer in = new UnsafeBuffer(0, 0);
    private int base;
    private int at;
    private boolean malformed;
    private int tag;
    private boolean constructed;
    private int valueAt;
    private int valueLength;

    /** Stands before the first of the elements that fill {@code length} bytes. */
    public TlvReader wrap(DirectBuffer buffer, int offset, int length) {
        in.wrap(buffer, offset, length);
        base = offset;
        at = 0;
        malformed = false;
        return this;
    }

    /** Goes to the next element; false at the end, and at bytes that are none. */
    public boolean next() {
        if (malformed || at == in.capacity()) {
            return false;
        }
        malformed = !(readTag() && readLength() && valueLength <= in.capacity() - at);
        if (malformed) {
            return false;
        }
        valueAt = at;
        at += valueLength;
        return true;
    }

    private boolean readTag() {
        int first = in.getByte(at++) & 0xFF;
        constructed = (first & CONSTRUCTED) != 0;
        tag = first;
        if ((first & LONG_TAG) != LONG_TAG) {
            return true;
        }
        for (int i = 1; i < MOST_TAG_BYTES && at < in.capacity(); i++) {
            int next = in.getByte(at++) & 0xFF;
            tag = tag << 8 | next;
            if ((next & MORE) == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean readLength() {
        if (at == in.capacity()) {
            return false;
        }
        int first = in.getByte(at++) & 0xFF;
        if (first < MORE) {
            valueLength = first;
            return true;
        }
        int count = first - MORE;
        if (count == 0 || count > Integer.BYTES || count > in.capacity() - at) {
            return false;
        }
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | (in.getByte(at++) & 0xFF);
        }
        valueLength = (int) length;
        return length <= in.capacity() - at;
    }

    /** Goes to the first element of the tag, from the beginning; false when there is none. */
    public boolean find(int wanted) {
        at = 0;
        malformed = false;
        while (next()) {
            if (tag == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Whether walking ended at bytes that are no element. */
    public boolean malformed() {
        return malformed;
    }

    /** Bytes from the start of the elements to where walking stands. */
    public int position() {
        return at;
    }

    /** The tag's bytes as a big-endian number: 0x9F26. */
    public int tag() {
        return tag;
    }

    /** Whether the value is itself elements. */
    public boolean constructed() {
        return constructed;
    }

    /** Where the value begins in the buffer that was wrapped. */
    public int valueOffset() {
        return base + valueAt;
    }

    /** Bytes of the value. */
    public int valueLength() {
        return valueLength;
    }
}
