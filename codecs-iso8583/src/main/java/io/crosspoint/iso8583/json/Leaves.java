package io.crosspoint.iso8583.json;

import io.crosspoint.iso8583.CodecException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.HexFormat;

/** Values of JSON that stand for content: text, and bytes as upper-case hex. */
final class Leaves {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Leaves() {}

    static JsonNode text(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }

    static JsonNode hidden() {
        return text(Mask.HIDDEN);
    }

    static JsonNode hex(byte[] bytes) {
        return text(hexText(bytes));
    }

    static String hexText(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String string(JsonNode node, String path) {
        if (!node.isString()) {
            throw new CodecException(path, "JSON of another type", "a string");
        }
        if (node.stringValue().equals(Mask.HIDDEN)) {
            throw new CodecException(path, "masked content", "the content");
        }
        return node.stringValue();
    }

    static byte[] bytes(JsonNode node, String path) {
        try {
            return HEX.parseHex(string(node, path));
        } catch (CodecException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            // The parser's own message would show the content.
            throw new CodecException(path, "other characters", "pairs of hex digits");
        }
    }

    static ObjectNode mapping(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new CodecException(path, "JSON of another type", "an object");
    }
}
