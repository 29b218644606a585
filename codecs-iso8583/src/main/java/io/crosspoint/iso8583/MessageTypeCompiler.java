package io.crosspoint.iso8583;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Makes the message types of a dialect: their field rules and their classification rows. */
final class MessageTypeCompiler {
    private final Origins origins;
    private final JsonNode document;
    private final @Nullable FieldSpec[] fields;

    MessageTypeCompiler(Origins origins, JsonNode document, @Nullable FieldSpec[] fields) {
        this.origins = origins;
        this.document = document;
        this.fields = fields;
    }

    List<MessageType> compile() {
        Map<Integer, List<ClassificationRow>> rows = classification();
        List<MessageType> types = new ArrayList<>();
        JsonNode messages = document.get("messages");
        if (messages == null) {
            return types;
        }
        for (Map.Entry<String, JsonNode> entry : messages.properties()) {
            int mti = Integer.parseInt(entry.getKey());
            types.add(
                    type(
                            new Source(messages, entry.getValue(), entry.getKey()),
                            rows.getOrDefault(mti, List.of())));
        }
        return types;
    }

    /** One entry of the document's messages. */
    private record Source(JsonNode messages, JsonNode node, String mti) {
        String path(String key) {
            return "/messages/" + mti + "/" + key;
        }
    }

    private MessageType type(Source source, List<ClassificationRow> rows) {
        JsonNode name = value(source, "name");
        JsonNode approved = value(source, "approved");
        long[] mandatory = fields(value(source, "mandatory"), source.path("mandatory"));
        long[] forbidden = fields(value(source, "forbidden"), source.path("forbidden"));
        requireDisjoint(source, mandatory, forbidden);
        List<ConditionalRule> conditional = conditional(source);
        JsonNode optional = value(source, "optional");
        if (optional != null) {
            long[] known = fields(optional, source.path("optional"));
            requireDisjoint(source, known, forbidden);
            forbidden = allBut(mandatory, known, conditional);
        }
        return new MessageType(
                Integer.parseInt(source.mti()),
                new MessageType.Rules(
                        name == null ? source.mti() : name.stringValue(),
                        mandatory,
                        forbidden,
                        approved == null ? null : approved.stringValue(),
                        conditional,
                        rows));
    }

    /** The key's value in the message type itself, or in the one that it is like. */
    private @Nullable JsonNode value(Source source, String key) {
        JsonNode like = source.node().get("like");
        if (source.node().has(key) || like == null) {
            return source.node().get(key);
        }
        JsonNode other = source.messages().get(like.stringValue());
        if (other == null || other.has("like")) {
            throw origins.defect(
                    like,
                    source.path("like"),
                    like.stringValue(),
                    "a message type of this dialect that is not itself like another");
        }
        return other.get(key);
    }

    private long[] fields(@Nullable JsonNode list, String path) {
        long[] set = new long[3];
        if (list == null) {
            return set;
        }
        for (JsonNode node : list) {
            int de = node.intValue();
            if (de >= fields.length || fields[de] == null) {
                throw origins.defect(node, path, "field " + de, "a field of the dialect");
            }
            BitSets.add(set, de);
        }
        return set;
    }

    private void requireDisjoint(Source source, long[] wanted, long[] forbidden) {
        for (int de = 2; de < fields.length; de++) {
            if (BitSets.has(wanted, de) && BitSets.has(forbidden, de)) {
                throw origins.defect(
                        source.node(),
                        source.path("forbidden"),
                        "field " + de,
                        "a field that is neither mandatory nor optional");
            }
        }
    }

    /** What a closed list of fields leaves: all that no list names. */
    private long[] allBut(long[] mandatory, long[] optional, List<ConditionalRule> conditional) {
        long[] rest = new long[3];
        for (int de = 2; de < fields.length; de++) {
            int field = de;
            boolean named =
                    BitSets.has(mandatory, de)
                            || BitSets.has(optional, de)
                            || conditional.stream()
                                    .anyMatch(rule -> BitSets.has(rule.mandatory(), field));
            if (fields[de] != null && !named) {
                BitSets.add(rest, de);
            }
        }
        return rest;
    }

    private List<ConditionalRule> conditional(Source source) {
        List<ConditionalRule> rules = new ArrayList<>();
        JsonNode list = value(source, "conditional");
        if (list != null) {
            String path = source.path("conditional");
            for (JsonNode node : list) {
                rules.add(
                        new ConditionalRule(
                                fields(node.get("mandatory"), path),
                                fields(node.get("forbidden"), path),
                                codes(node.get("processing")),
                                codes(node.get("function")),
                                codes(node.get("condition")),
                                fields(node.get("present"), path),
                                fields(node.get("absent"), path),
                                words(node)));
            }
        }
        return rules;
    }

    private static String words(JsonNode rule) {
        StringJoiner words = new StringJoiner(" and ", "when ", "");
        add(words, rule.get("processing"), "DE3 begins with ", "");
        add(words, rule.get("function"), "DE24 is ", "");
        add(words, rule.get("condition"), "DE25 is ", "");
        add(words, rule.get("present"), "", " present");
        add(words, rule.get("absent"), "", " absent");
        return words.toString();
    }

    private static void add(
            StringJoiner words, @Nullable JsonNode list, String before, String after) {
        if (list == null) {
            return;
        }
        StringJoiner values = new StringJoiner(after.isEmpty() ? " or " : " and ");
        for (JsonNode value : list) {
            values.add(value.isString() ? value.stringValue() : "DE" + value.intValue());
        }
        String verb = after.isEmpty() ? "" : list.size() == 1 ? " is" : " are";
        words.add(before + values + verb + after);
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
                            codes(node.get("processing")),
                            codes(node.get("function")),
                            codes(node.get("condition")),
                            kind(node.get("kind").stringValue()));
            for (JsonNode mti : node.get("mti")) {
                rows.computeIfAbsent(Integer.valueOf(mti.stringValue()), m -> new ArrayList<>())
                        .add(row);
            }
        }
        return rows;
    }

    private static TransactionKind kind(String name) {
        return TransactionKind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static CodeSet codes(@Nullable JsonNode list) {
        Set<Integer> values = new HashSet<>();
        if (list != null) {
            for (JsonNode node : list) {
                String text = node.stringValue();
                values.add(text.equals("none") ? CodeSet.ABSENT : Integer.parseInt(text));
            }
        }
        return new CodeSet(values);
    }
}
