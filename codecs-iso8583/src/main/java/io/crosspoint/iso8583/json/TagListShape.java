package io.crosspoint.iso8583.json;

import io.crosspoint.iso8583.CodecException;
import io.crosspoint.iso8583.composite.Composite;
import io.crosspoint.iso8583.composite.TagReader;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Values by tag of digits: {@code {"02": "...", "06": "..."}}. */
final class TagListShape implements Shape {
    private final Composite.TagList shape;
    private final TextShape text;

    TagListShape(Composite.TagList shape, Charset charset) {
        this.shape = shape;
        this.text = new TextShape(charset);
    }

    @Override
    public @Nullable JsonNode read(byte[] content, boolean masked) {
        ObjectNode elements = Leaves.object();
        TagReader reader = new TagReader(shape).wrap(new UnsafeBuffer(content), 0, content.length);
        while (reader.next()) {
            String tag = digits(reader.tag(), shape.tagDigits());
            int at = reader.valueOffset();
            byte[] value = Arrays.copyOfRange(content, at, at + reader.valueLength());
            JsonNode element = element(tag, value, masked);
            if (element == null) {
                return null;
            }
            elements.set(Repeats.key(elements, tag), element);
        }
        return reader.malformed() || elements.isEmpty() ? null : elements;
    }

    private @Nullable JsonNode element(String tag, byte[] value, boolean masked) {
        if (masked && shape.hidden().contains(tag)) {
            return Leaves.hidden();
        }
        JsonNode element =
                shape.binary().contains(tag) ? Leaves.hex(value) : inner(tag).read(value, masked);
        if (masked && element != null && element.isString() && shape.pans().contains(tag)) {
            return Leaves.text(Mask.pan(element.stringValue()));
        }
        return element;
    }

    private Shape inner(String tag) {
        Composite own = shape.shapes().get(tag);
        return own == null ? text : Shape.of(own, text.charset());
    }

    private static String digits(int value, int count) {
        String digits = Integer.toString(value);
        return "0".repeat(count - digits.length()) + digits;
    }

    @Override
    public byte[] write(JsonNode node, String path) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (Map.Entry<String, JsonNode> entry : Leaves.mapping(node, path).properties()) {
            String tag = Repeats.name(entry.getKey(), shape.tagDigits());
            if (tag.length() != shape.tagDigits()
                    || !tag.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new CodecException(path, "another key", shape.tagDigits() + " digits");
            }
            String own = path + "." + tag;
            byte[] value =
                    shape.binary().contains(tag)
                            ? Leaves.bytes(entry.getValue(), own)
                            : inner(tag).write(entry.getValue(), own);
            if (Integer.toString(value.length).length() > shape.lengthDigits()) {
                throw new CodecException(
                        own, "length " + value.length, shape.lengthDigits() + " digits");
            }
            String head = tag + digits(value.length, shape.lengthDigits());
            content.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
            content.writeBytes(value);
        }
        return content.toByteArray();
    }
}
