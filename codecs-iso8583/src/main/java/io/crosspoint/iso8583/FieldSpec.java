package io.crosspoint.iso8583;

import io.crosspoint.iso8583.composite.Composite;

import java.nio.charset.Charset;

/**
 * One data element of a dialect: content type, encoding, length prefix, and what it is composed of.
 *
 * @param de number of the data element, 2 to 192
 * @param name in the words of the standard
 * @param type which characters it may hold
 * @param encoding how they stand on the wire
 * @param prefix its length prefix; none for a fixed field
 * @param max most units of content; exactly that many for a fixed field
 * @param sensitivity what of it may be shown
 * @param composite its inner shape
 * @param hexText whether the text is by convention the hex of bytes, as DE55 of the ASCII dialects
 * @param charset of its text
 * @param padding of shorter content in a fixed field
 */
public record FieldSpec(
        int de,
        String name,
        ContentType type,
        Encoding encoding,
        Prefix prefix,
        int max,
        Sensitivity sensitivity,
        Composite composite,
        boolean hexText,
        Charset charset,
        Padding padding) {

    /** Whether every message carries exactly {@link #max} units of it. */
    public boolean fixed() {
        return prefix.digits() == 0;
    }

    /** Most bytes it takes on the wire, its length prefix included. */
    public int maxWireLength() {
        return prefix.wireLength() + encoding.wireLength(max);
    }

    /** Whether the content is bytes, raw or as hex, rather than characters. */
    public boolean binary() {
        return encoding == Encoding.RAW || encoding == Encoding.HEX || hexText;
    }

    /** Whether another dialect's field has the same bytes on the wire for the same content. */
    boolean sameWire(FieldSpec other) {
        return type == other.type
                && encoding == other.encoding
                && prefix.equals(other.prefix)
                && hexText == other.hexText
                && (fixed() ? max == other.max : other.max <= max);
    }
}
