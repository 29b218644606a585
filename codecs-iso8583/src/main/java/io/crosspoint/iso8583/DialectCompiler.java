package io.crosspoint.iso8583;

import io.crosspoint.iso8583.document.DocumentException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.Map;

/** Makes a dialect of a document that follows the schema, base documents already merged in. */
final class DialectCompiler {
    private final Origins origins;
    private final JsonNode document;

    DialectCompiler(Origins origins, JsonNode document) {
        this.origins = origins;
        this.document = document;
    }

    Dialect compile() {
        JsonNode wire = required(document, "wire", "");
        int bitmaps = wire.has("bitmaps") ? wire.get("bitmaps").intValue() : 2;
        @Nullable FieldSpec[] fields = new FieldSpec[64 * bitmaps + 1];
        FieldCompiler compiler = new FieldCompiler(origins, wire);
        for (Map.Entry<String, JsonNode> entry : required(document, "fields", "").properties()) {
            int de = Integer.parseInt(entry.getKey());
            if (de >= fields.length || de == 65 || de == 129) {
                throw defect(
                        entry.getValue(),
                        "/fields/" + de,
                        "field " + de,
                        "2 to " + (fields.length - 1) + " and no bitmap");
            }
            fields[de] = compiler.field(de, entry.getValue());
        }
        return new Dialect(
                required(document, "name", "").stringValue(),
                new WireForm(
                        is(wire, "mti", "bcd"),
                        is(wire, "mti", "ebcdic"),
                        is(wire, "bitmap", "raw"),
                        is(wire, "bitmap", "ebcdic")),
                fields,
                new MessageTypeCompiler(origins, document, fields).compile(),
                responseCodes());
    }

    private static boolean is(JsonNode node, String key, String value) {
        JsonNode found = node.get(key);
        return found != null && found.stringValue().equals(value);
    }

    private JsonNode required(JsonNode node, String key, String path) {
        JsonNode value = node.get(key);
        if (value == null) {
            throw defect(node, path, "no '" + key + "'", "it is mandatory");
        }
        return value;
    }

    private ResponseCodes responseCodes() {
        return new ResponseCodes(table("response-codes"), table("action-codes"));
    }

    private Map<String, String> table(String key) {
        Map<String, String> codes = new LinkedHashMap<>();
        JsonNode table = document.get(key);
        if (table != null) {
            table.properties()
                    .forEach(entry -> codes.put(entry.getKey(), entry.getValue().stringValue()));
        }
        return codes;
    }

    private DocumentException defect(JsonNode node, String path, String found, String expected) {
        return origins.defect(node, path, found, expected);
    }
}
