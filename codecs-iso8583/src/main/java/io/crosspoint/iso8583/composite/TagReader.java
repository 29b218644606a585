package io.crosspoint.iso8583.composite;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks the elements of a {@link Composite.TagList} where they lie, without allocation.
 *
 * <pre>
 * | tag, 2 or 3 digits | length, 2 or 3 digits | value |
 * </pre>
 */
public final class TagReader {
    private final int tagDigits;
    private final int lengthDigits;
    private final UnsafeBuffer in = new UnsafeBuffer(0, 0);
    private int base;
    private int at;
    private boolean malformed;
    private int tag;
    private int valueAt;
    private int valueLength;

    public TagReader(Composite.TagList shape) {
        this.tagDigits = shape.tagDigits();
        this.lengthDigits = shape.lengthDigits();
    }

    /** Stands before the first of the elements that fill {@code length} bytes. */
    public TagReader wrap(DirectBuffer buffer, int offset, int length) {
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
        int left = in.capacity() - at - tagDigits - lengthDigits;
        int found = left < 0 ? -1 : AsciiDigits.read(in, at, tagDigits);
        int length = left < 0 ? -1 : AsciiDigits.read(in, at + tagDigits, lengthDigits);
        malformed = found < 0 || length < 0 || length > left;
        if (malformed) {
            return false;
        }
        tag = found;
        valueAt = at + tagDigits + lengthDigits;
        valueLength = length;
        at = valueAt + length;
        return true;
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

    /** The tag's digits as a number. */
    public int tag() {
        return tag;
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
