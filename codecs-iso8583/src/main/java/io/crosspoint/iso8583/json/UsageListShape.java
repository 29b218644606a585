package io.crosspoint.iso8583.json;

import io.crosspoint.iso8583.CodecException;
import io.crosspoint.iso8583.composite.Composite;
import io.crosspoint.iso8583.composite.UsageReader;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Contents by usage: {@code {"SM": "E069...", "TK": {"02": "..."}}}. */
final class UsageListShape implements Shape {
    private static final int MOST = 999;

    private final Composite.UsageList shape;
    private final Charset charset;

    UsageListShape(Composite.UsageList shape, Charset charset) {
        this.shape = shape;
        this.charset = charset;
    }

    @Override
    public @Nullable JsonNode read(byte[] content, boolean masked) {
        ObjectNode elements = Leaves.object();
        UsageReader reader = new UsageReader().wrap(new UnsafeBuffer(content), 0, content.length);
        while (reader.next()) {
            int at = reader.contentOffset();
            if (!printable(content, at - 5)) {
                return null;
            }
            String usage = new String(content, at - 5, 2, StandardCharsets.ISO_8859_1);
            byte[] own = Arrays.copyOfRange(content, at, at + reader.contentLength());
            JsonNode element = element(usage, own, masked);
            if (element == null) {
                return null;
            }
            elements.set(Repeats.key(elements, usage), element);
        }
        return reader.malformed() || elements.isEmpty() ? null : elements;
    }

    private @Nullable JsonNode element(String usage, byte[] content, boolean masked) {
        if (masked && shape.hidden().contains(usage)) {
            return Leaves.hidden();
        }
        return shape.binary().contains(usage)
                ? Leaves.hex(content)
                : inner(usage).read(content, masked);
    }

    private Shape inner(String usage) {
        return Shape.of(shape.shapes().getOrDefault(usage, Composite.WHOLE), charset);
    }

    @Override
    public byte[] write(JsonNode node, String path) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (Map.Entry<String, JsonNode> entry : Leaves.mapping(node, path).properties()) {
            String usage = usage(Repeats.name(entry.getKey(), 2), path);
            String own = path + "." + usage;
            byte[] element =
                    shape.binary().contains(usage)
                            ? Leaves.bytes(entry.getValue(), own)
                            : inner(usage).write(entry.getValue(), own);
            if (element.length > MOST) {
                throw new CodecException(own, "length " + element.length, "<= " + MOST);
            }
            String head = usage + String.format(Locale.ROOT, "%03d", element.length);
            content.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
            content.writeBytes(element);
        }
        return content.toByteArray();
    }

    static boolean printable(byte[] content, int at) {
        return content[at] > ' '
                && content[at] < 0x7F
                && content[at + 1] > ' '
                && content[at + 1] < 0x7F;
    }

    static String usage(String key, String path) {
        boolean fits = key.length() == 2 && key.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (!fits) {
            throw new CodecException(path, "another key", "usages of two ASCII characters");
        }
        return key;
    }
}
