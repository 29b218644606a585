package io.crosspoint.iso8583.composite;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks the elements of a {@link Composite.UsageList} where they lie, without allocation.
 *
 * <pre>
 * | usage, 2 characters | length, 3 digits | content |
 * </pre>
 */
public final class UsageReader {
    private static final int USAGE = 2;
    private static final int LENGTH = 3;

    private final UnsafeBuffer in = new UnsafeBuffer(0, 0);
    private int base;
    private int at;
    private boolean malformed;
    private int usage;
    private int contentAt;
    private int contentLength;

    /** A usage as {@link #usage()} gives it: 0x544B for TK. */
    public static int usage(char first, char second) {
        return first << 8 | second;
    }

    /** Stands before the first of the elements that fill {@code length} bytes. */
    public UsageReader wrap(DirectBuffer buffer, int offset, int length) {
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
        int left = in.capacity() - at - USAGE - LENGTH;
        int length = left < 0 ? -1 : AsciiDigits.read(in, at + USAGE, LENGTH);
        malformed = length < 0 || length > left;
        if (malformed) {
            return false;
        }
        usage = (in.getByte(at) & 0xFF) << 8 | (in.getByte(at + 1) & 0xFF);
        contentAt = at + USAGE + LENGTH;
        contentLength = length;
        at = contentAt + length;
        return true;
    }

    /** Goes to the first element of the usage, from the beginning; false when there is none. */
    public boolean find(int wanted) {
        at = 0;
        malformed = false;
        while (next()) {
            if (usage == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Whether walking ended at bytes that are no element. */
    public boolean malformed() {
        return malformed;
    }

    /** The two characters, the first in the higher byte. */
    public int usage() {
        return usage;
    }

    /** Where the content begins in the buffer that was wrapped. */
    public int contentOffset() {
        return base + contentAt;
    }

    /** Bytes of the content. */
    public int contentLength() {
        return contentLength;
    }
}
