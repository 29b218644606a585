package io.crosspoint.iso8583.json;

import io.crosspoint.iso8583.CodecException;
import io.crosspoint.iso8583.composite.Composite;
import io.crosspoint.iso8583.composite.Composite.Part;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Parts by the number of their bit; the bitmap is no part: {@code {"2": "...", "7": "..."}}. */
final class BitMappedShape implements Shape {
    private final Composite.BitMapped shape;
    private final Charset charset;

    BitMappedShape(Composite.BitMapped shape, Charset charset) {
        this.shape = shape;
        this.charset = charset;
    }

    @Override
    public @Nullable JsonNode read(byte[] content, boolean masked) {
        byte[] bitmap = bitmap(content);
        if (bitmap == null) {
            return null;
        }
        ObjectNode parts = Leaves.object();
        int at = bitmapLength();
        for (int bit = 1; bit <= 8 * bitmap.length; bit++) {
            if ((bitmap[(bit - 1) / 8] << (bit - 1) % 8 & 0x80) != 0) {
                Part part = shape.parts().get(bit);
                int length = part == null ? -1 : length(part, content, at);
                if (part == null || length < 0) {
                    return null;
                }
                at += part.prefixDigits();
                byte[] own = Arrays.copyOfRange(content, at, at + length);
                JsonNode element = element(part, own, masked);
                if (element == null) {
                    return null;
                }
                parts.set(Integer.toString(bit), element);
                at += length;
            }
        }
        return at == content.length ? parts : null;
    }

    private int bitmapLength() {
        return shape.hexBitmap() ? 2 * shape.bytes() : shape.bytes();
    }

    private byte @Nullable [] bitmap(byte[] content) {
        if (content.length < bitmapLength()) {
            return null;
        }
        if (!shape.hexBitmap()) {
            return Arrays.copyOf(content, shape.bytes());
        }
        String digits = new String(content, 0, bitmapLength(), StandardCharsets.ISO_8859_1);
        return digits.matches("[0-9A-Fa-f]*") ? HexFormat.of().parseHex(digits) : null;
    }

    /** Bytes of the part behind any length; negative when the content does not hold them. */
    private static int length(Part part, byte[] content, int at) {
        int left = content.length - at - part.prefixDigits();
        if (left < 0) {
            return -1;
        }
        int length = part.prefixDigits() == 0 ? part.size() : 0;
        for (int i = at; i < at + part.prefixDigits(); i++) {
            if (content[i] < '0' || content[i] > '9') {
                return -1;
            }
            length = length * 10 + content[i] - '0';
        }
        return length > left || length > part.size() ? -1 : length;
    }

    private @Nullable JsonNode element(Part part, byte[] content, boolean masked) {
        if (masked && part.hidden()) {
            return Leaves.hidden();
        }
        return part.binary() ? Leaves.hex(content) : inner(part).read(content, masked);
    }

    private Shape inner(Part part) {
        return Shape.of(part.shape(), charset);
    }

    @Override
    public byte[] write(JsonNode node, String path) {
        byte[] bitmap = new byte[shape.bytes()];
        Map<Integer, byte[]> contents = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : Leaves.mapping(node, path).properties()) {
            int bit = bit(entry.getKey(), path);
            bitmap[(bit - 1) / 8] |= (byte) (0x80 >>> (bit - 1) % 8);
            contents.put(bit, packed(bit, entry.getValue(), path + "." + bit));
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(
                shape.hexBitmap()
                        ? Leaves.hexText(bitmap).getBytes(StandardCharsets.US_ASCII)
                        : bitmap);
        contents.values().forEach(content::writeBytes);
        return content.toByteArray();
    }

    private int bit(String key, String path) {
        boolean number = key.matches("[1-9][0-9]?");
        if (!number || !shape.parts().containsKey(Integer.valueOf(key))) {
            throw new CodecException(path, "another key", "a bit that the dialect names");
        }
        return Integer.parseInt(key);
    }

    private byte[] packed(int bit, JsonNode value, String path) {
        Part part = shape.parts().get(bit);
        if (part == null) {
            throw new CodecException(path, "another key", "a bit that the dialect names");
        }
        byte[] content = part.binary() ? Leaves.bytes(value, path) : inner(part).write(value, path);
        boolean fixed = part.prefixDigits() == 0;
        if (fixed ? content.length != part.size() : content.length > part.size()) {
            throw new CodecException(
                    path, "length " + content.length, (fixed ? "" : "<= ") + part.size());
        }
        if (fixed) {
            return content;
        }
        String length =
                String.format(Locale.ROOT, "%0" + part.prefixDigits() + "d", content.length);
        byte[] packed =
                Arrays.copyOf(
                        length.getBytes(StandardCharsets.US_ASCII),
                        length.length() + content.length);
        System.arraycopy(content, 0, packed, length.length(), content.length);
        return packed;
    }
}
