package io.crosspoint.iso8583.composite;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes one element of a {@link Composite.UsageList} whose content is a {@link Composite.TagList},
 * without allocation: token data, usage {@code TK} of DE63 in the cups dialect.
 *
 * <pre>
 * | usage | length, 3 digits | tag | length | value | tag | length | value | ...
 * </pre>
 */
public final class TagListWriter {
    private static final int USAGE = 2;
    private static final int LENGTH = 3;

    private final int tagDigits;
    private final int lengthDigits;
    private final UnsafeBuffer none = new UnsafeBuffer(0, 0);
    private MutableDirectBuffer into = none;
    private int start;
    private int at;

    public TagListWriter(Composite.TagList shape) {
        this.tagDigits = shape.tagDigits();
        this.lengthDigits = shape.lengthDigits();
    }

    /** Begins an element at {@code at}; its usage is as {@link UsageReader#usage(char, char)}. */
    public TagListWriter start(MutableDirectBuffer target, int offset, int usage) {
        into = target;
        start = offset;
        into.putByte(offset, (byte) (usage >>> 8));
        into.putByte(offset + 1, (byte) usage);
        at = offset + USAGE + LENGTH;
        return this;
    }

    /**
     * Adds a value of exactly {@code digits} digits, zeros on the left.
     *
     * @throws IllegalArgumentException when the number has more digits
     */
    public TagListWriter number(int tag, long value, int digits) {
        head(tag, digits);
        if (!AsciiDigits.write(into, at, digits, value)) {
            throw new IllegalArgumentException(
                    "tag " + tag + ": a longer number (expected: " + digits + " digits)");
        }
        at += digits;
        return this;
    }

    /** Adds a value of characters or bytes. */
    public TagListWriter value(int tag, byte[] from, int offset, int length) {
        head(tag, length);
        into.putBytes(at, from, offset, length);
        at += length;
        return this;
    }

    /** Adds a value of characters or bytes. */
    public TagListWriter value(int tag, DirectBuffer from, int offset, int length) {
        head(tag, length);
        into.putBytes(at, from, offset, length);
        at += length;
        return this;
    }

    private void head(int tag, int length) {
        if (!AsciiDigits.write(into, at, tagDigits, tag)
                || !AsciiDigits.write(into, at + tagDigits, lengthDigits, length)) {
            throw new IllegalArgumentException(
                    "tag "
                            + tag
                            + " of length "
                            + length
                            + " (expected: "
                            + tagDigits
                            + " and "
                            + lengthDigits
                            + " digits)");
        }
        at += tagDigits + lengthDigits;
    }

    /**
     * Completes the element.
     *
     * @return its bytes, usage and length included
     * @throws IllegalArgumentException when its content is more than 999 bytes
     */
    public int end() {
        int content = at - start - USAGE - LENGTH;
        if (!AsciiDigits.write(into, start + USAGE, LENGTH, content)) {
            throw new IllegalArgumentException("content: " + content + " (expected: <= 999)");
        }
        return at - start;
    }
}
