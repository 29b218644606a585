package io.crosspoint.iso8583;

import io.crosspoint.iso8583.document.DocumentException;
import io.crosspoint.iso8583.document.ValidatedYaml;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes a dialect of a document that follows the schema, base documents already merged in. */
final class DialectCompiler {
    private final String file;
    private final JsonNode document;

    DialectCompiler(String file, JsonNode document) {
        this.file = file;
        this.document = document;
    }

    Dialect compile() {
        JsonNode wire = required(document, "wire", "");
        int bitmaps = wire.has("bitmaps") ? wire.get("bitmaps").intValue() : 2;
        @Nullable FieldSpec[] fields = new FieldSpec[64 * bitmaps + 1];
        FieldCompiler compiler = new FieldCompiler(file, wire);
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
                new WireForm(is(wire, "mti", "bcd"), is(wire, "bitmap", "raw")),
                fields,
                messageTypes(fields),
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

    private List<MessageType> messageTypes(@Nullable FieldSpec[] fields) {
        Map<Integer, List<ClassificationRow>> rows = classification();
        List<MessageType> types = new ArrayList<>();
        JsonNode messages = document.get("messages");
        if (messages == null) {
            return types;
        }
        for (Map.Entry<String, JsonNode> entry : messages.properties()) {
            int mti = Integer.parseInt(entry.getKey());
            JsonNode node = entry.getValue();
            JsonNode name = inherited(messages, node, "name", entry.getKey());
            long[] mandatory =
                    mandatory(inherited(messages, node, "mandatory", entry.getKey()), fields);
            types.add(
                    new MessageType(
                            mti,
                            name == null ? entry.getKey() : name.stringValue(),
                            mandatory,
                            rows.getOrDefault(mti, List.of()).toArray(ClassificationRow[]::new)));
        }
        return types;
    }

    /** The key's value in the message type itself, or in the one that it is like. */
    private @Nullable JsonNode inherited(JsonNode messages, JsonNode node, String key, String mti) {
        JsonNode like = node.get("like");
        if (node.has(key) || like == null) {
            return node.get(key);
        }
        JsonNode other = messages.get(like.stringValue());
        if (other == null || other.has("like")) {
            throw defect(
                    like,
                    "/messages/" + mti + "/like",
                    like.stringValue(),
                    "a message type of this dialect that is not itself like another");
        }
        return other.get(key);
    }

    private long[] mandatory(@Nullable JsonNode list, @Nullable FieldSpec[] fields) {
        long[] set = new long[3];
        if (list == null) {
            return set;
        }
        for (JsonNode node : list) {
            int de = node.intValue();
            if (de >= fields.length || fields[de] == null) {
                throw defect(node, "/messages", "field " + de, "a field of the dialect");
            }
            BitSets.add(set, de);
        }
        return set;
    }

    private Map<Integer, List<ClassificationRow>> classification() {
        Map<Integer, List<ClassificationRow>> rows = new HashMap<>();
        JsonNode table = document.get("classification");
        if (table == null) {
            return rows;
        }
        for (JsonNode node : table) {
            ClassificationRow row =
                    new ClassificationRow(
                            values(node.get("processing")),
                            values(node.get("condition")),
                            TransactionKind.valueOf(
                                    required(node, "kind", "/classification")
                                            .stringValue()
                                            .toUpperCase(Locale.ROOT)
                                            .replace('-', '_')));
            for (JsonNode mti : required(node, "mti", "/classification")) {
                rows.computeIfAbsent(Integer.valueOf(mti.stringValue()), m -> new ArrayList<>())
                        .add(row);
            }
        }
        return rows;
    }

    private static Set<Integer> values(@Nullable JsonNode list) {
        Set<Integer> values = new HashSet<>();
        if (list != null) {
            for (JsonNode node : list) {
                String text = node.stringValue();
                values.add(text.equals("none") ? ClassificationRow.ABSENT : Integer.parseInt(text));
            }
        }
        return values;
    }

    private Map<String, String> responseCodes() {
        Map<String, String> codes = new HashMap<>();
        JsonNode table = document.get("response-codes");
        if (table != null) {
            table.properties()
                    .forEach(entry -> codes.put(entry.getKey(), entry.getValue().stringValue()));
        }
        return codes;
    }

    private DocumentException defect(JsonNode node, String path, String found, String expected) {
        return ValidatedYaml.defect(file, node, path, found, expected);
    }
}
