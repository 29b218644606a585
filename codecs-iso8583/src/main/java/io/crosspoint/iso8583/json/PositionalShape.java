package io.crosspoint.iso8583.json;

import io.crosspoint.iso8583.CodecException;
import io.crosspoint.iso8583.composite.Composite;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;

/** Parts named by their position: {@code {"1": "0200", "2": "000001", ...}}. */
final class PositionalShape implements Shape {
    private final Composite.Positional shape;
    private final TextShape text;
    private final int size;

    PositionalShape(Composite.Positional shape, Charset charset) {
        this.shape = shape;
        this.text = new TextShape(charset);
        this.size = shape.sizes().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public @Nullable JsonNode read(byte[] content, boolean masked) {
        int groups = shape.tail() > 0 ? 1 : content.length / size;
        int tail = content.length - groups * size;
        if (groups < 1 || groups > shape.repeats() || tail < 0 || tail > shape.tail()) {
            return null;
        }
        ObjectNode parts = Leaves.object();
        int at = 0;
        for (int group = 0; group < groups; group++) {
            for (int partSize : shape.sizes()) {
                if (!add(parts, content, at, partSize, masked)) {
                    return null;
                }
                at += partSize;
            }
        }
        return tail == 0 || add(parts, content, at, tail, masked) ? parts : null;
    }

    private boolean add(ObjectNode parts, byte[] content, int at, int length, boolean masked) {
        int position = parts.size() + 1;
        byte[] own = Arrays.copyOfRange(content, at, at + length);
        JsonNode part = inner(position).read(own, masked);
        if (part == null) {
            return false;
        }
        parts.set(Integer.toString(position), part);
        return true;
    }

    private Shape inner(int position) {
        Composite own = shape.shapes().get(position);
        return own == null ? text : Shape.of(own, text.charset());
    }

    @Override
    public byte[] write(JsonNode node, String path) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int position = 0;
        for (Map.Entry<String, JsonNode> part : Leaves.mapping(node, path).properties()) {
            position++;
            String partPath = path + "." + position;
            if (!part.getKey().equals(Integer.toString(position))) {
                throw new CodecException(partPath, "another key", "positions in order");
            }
            byte[] bytes = inner(position).write(part.getValue(), partPath);
            int expected = expectedSize(position);
            boolean fits = expected > 0 ? bytes.length == expected : bytes.length <= shape.tail();
            if (!fits) {
                throw new CodecException(
                        partPath,
                        "length " + bytes.length,
                        expected > 0 ? "" + expected : "<= " + shape.tail());
            }
            content.writeBytes(bytes);
        }
        return content.toByteArray();
    }

    /** Bytes of the part; 0 for the tail. */
    private int expectedSize(int position) {
        int count = shape.sizes().size();
        boolean tail = shape.tail() > 0 && position > count;
        return tail ? 0 : shape.sizes().get((position - 1) % count);
    }
}
