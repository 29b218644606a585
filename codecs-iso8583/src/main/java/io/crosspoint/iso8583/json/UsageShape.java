package io.crosspoint.iso8583.json;

import io.crosspoint.iso8583.CodecException;
import io.crosspoint.iso8583.composite.Composite;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** One usage and its content, {@code {"AB": "..."}}, or a marker and a list of usages. */
final class UsageShape implements Shape {
    private static final int USAGE = 2;

    private final String marker;
    private final UsageListShape list;
    private final TextShape text;

    UsageShape(Composite.Usage shape, Charset charset) {
        this.marker = shape.listMarker();
        this.list = new UsageListShape(shape.list(), charset);
        this.text = new TextShape(charset);
    }

    @Override
    public @Nullable JsonNode read(byte[] content, boolean masked) {
        if (content.length < USAGE || !UsageListShape.printable(content, 0)) {
            return null;
        }
        String usage = new String(content, 0, USAGE, StandardCharsets.ISO_8859_1);
        byte[] rest = Arrays.copyOfRange(content, USAGE, content.length);
        JsonNode inner = shape(usage).read(rest, masked);
        if (inner == null) {
            return null;
        }
        ObjectNode node = Leaves.object();
        node.set(usage, inner);
        return node;
    }

    private Shape shape(String usage) {
        return usage.equals(marker) ? list : text;
    }

    @Override
    public byte[] write(JsonNode node, String path) {
        ObjectNode object = Leaves.mapping(node, path);
        if (object.size() != 1) {
            throw new CodecException(path, object.size() + " usages", "1");
        }
        Map.Entry<String, JsonNode> entry = object.properties().iterator().next();
        String usage = UsageListShape.usage(entry.getKey(), path);
        byte[] rest = shape(usage).write(entry.getValue(), path + "." + usage);
        byte[] content = new byte[USAGE + rest.length];
        new UnsafeBuffer(content).putStringWithoutLengthAscii(0, usage);
        System.arraycopy(rest, 0, content, USAGE, rest.length);
        return content;
    }
}
