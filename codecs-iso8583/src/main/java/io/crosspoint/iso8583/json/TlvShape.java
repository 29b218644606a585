package io.crosspoint.iso8583.json;

import io.crosspoint.iso8583.CodecException;
import io.crosspoint.iso8583.composite.Composite;
import io.crosspoint.iso8583.composite.TlvReader;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * Values by BER tag in hex: {@code {"9F26": "...", "71": {"86": "..."}}}. A constructed element
 * whose value is not elements is shown as bytes.
 */
final class TlvShape implements Shape {
    private static final int DEEPEST = 8;

    private final Composite.BerTlv shape;

    TlvShape(Composite.BerTlv shape) {
        this.shape = shape;
    }

    @Override
    public @Nullable JsonNode read(byte[] content, boolean masked) {
        return read(content, masked, 0);
    }

    private @Nullable JsonNode read(byte[] content, boolean masked, int depth) {
        ObjectNode elements = Leaves.object();
        TlvReader reader = new TlvReader().wrap(new UnsafeBuffer(content), 0, content.length);
        while (reader.next()) {
            String tag =
                    HexFormat.of().withUpperCase().toHexDigits(reader.tag(), tagDigits(reader));
            int at = reader.valueOffset();
            byte[] value = Arrays.copyOfRange(content, at, at + reader.valueLength());
            boolean nested = reader.constructed() && depth < DEEPEST;
            elements.set(Repeats.key(elements, tag), element(tag, value, nested, masked, depth));
        }
        return reader.malformed() || elements.isEmpty() ? null : elements;
    }

    private static int tagDigits(TlvReader reader) {
        return Math.max(2, (39 - Integer.numberOfLeadingZeros(reader.tag())) / 8 * 2);
    }

    private JsonNode element(String tag, byte[] value, boolean nested, boolean masked, int depth) {
        if (masked && shape.hidden().contains(tag)) {
            return Leaves.hidden();
        }
        JsonNode inner = nested ? read(value, masked, depth + 1) : null;
        if (inner != null) {
            return inner;
        }
        if (masked && nested) {
            return Leaves.hidden();
        }
        String hex = Leaves.hexText(value);
        return Leaves.text(masked && shape.pans().contains(tag) ? Mask.pan(hex) : hex);
    }

    @Override
    public byte[] write(JsonNode node, String path) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (Map.Entry<String, JsonNode> entry : Leaves.mapping(node, path).properties()) {
            String own = path + "." + entry.getKey();
            byte[] value =
                    entry.getValue().isObject()
                            ? write(entry.getValue(), own)
                            : Leaves.bytes(entry.getValue(), own);
            content.writeBytes(tag(Repeats.name(entry.getKey(), 2), path));
            writeLength(content, value.length);
            content.writeBytes(value);
        }
        return content.toByteArray();
    }

    private static byte[] tag(String key, String path) {
        try {
            byte[] tag = HexFormat.of().parseHex(key.toUpperCase(Locale.ROOT));
            TlvReader reader = new TlvReader();
            byte[] element = Arrays.copyOf(tag, tag.length + 1);
            if (reader.wrap(new UnsafeBuffer(element), 0, element.length).next()
                    && reader.valueOffset() == element.length) {
                return tag;
            }
        } catch (IllegalArgumentException e) {
            // Told below: a key is no content, but it need not be repeated either.
        }
        throw new CodecException(path, "another key", "a BER tag in hex");
    }

    private static void writeLength(ByteArrayOutputStream content, int length) {
        if (length > 0xFF) {
            content.write(0x82);
            content.write(length >> 8);
        } else if (length > 0x7F) {
            content.write(0x81);
        }
        content.write(length);
    }
}
