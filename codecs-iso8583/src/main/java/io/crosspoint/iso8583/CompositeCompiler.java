package io.crosspoint.iso8583;

import io.crosspoint.iso8583.composite.Composite;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the inner shapes of fields; the schema has checked their keys. */
final class CompositeCompiler {
    private CompositeCompiler() {}

    static Composite composite(JsonNode node) {
        return switch (text(node, "kind")) {
            case "positional" -> positional(node);
            case "usage" -> new Composite.Usage(text(node, "list-marker"), usageList(node));
            case "usage-list" -> usageList(node);
            case "tag-list" -> tagList(node);
            case "bit-mapped" -> bitMapped(node);
            default ->
                    new Composite.BerTlv(
                            names(node.get("hidden")),
                            names(node.get("pans")),
                            names(node.get("known")));
        };
    }

    private static Composite.Positional positional(JsonNode node) {
        List<Integer> sizes = new ArrayList<>();
        for (JsonNode size : node.get("parts")) {
            sizes.add(size.intValue());
        }
        Map<Integer, Composite> shapes = new HashMap<>();
        shapes(node.get("shapes"))
                .forEach((position, shape) -> shapes.put(Integer.valueOf(position), shape));
        return new Composite.Positional(
                sizes, number(node, "tail", 0), number(node, "repeats", 1), shapes);
    }

    private static Composite.UsageList usageList(JsonNode node) {
        return new Composite.UsageList(
                names(node.get("binary")),
                names(node.get("hidden")),
                names(node.get("known")),
                shapes(node.get("usages")));
    }

    private static Composite.TagList tagList(JsonNode node) {
        return new Composite.TagList(
                number(node, "tag", 2),
                number(node, "length", 3),
                names(node.get("binary")),
                names(node.get("hidden")),
                names(node.get("pans")),
                names(node.get("known")),
                shapes(node.get("tags")));
    }

    private static Composite.BitMapped bitMapped(JsonNode node) {
        Map<Integer, Composite.Part> parts = new HashMap<>();
        node.get("fields")
                .properties()
                .forEach(
                        entry ->
                                parts.put(Integer.valueOf(entry.getKey()), part(entry.getValue())));
        return new Composite.BitMapped(
                number(node, "bytes", 8), text(node, "bitmap").equals("hex"), parts);
    }

    private static Composite.Part part(JsonNode node) {
        String length = text(node, "length");
        JsonNode shape = node.get("composite");
        return new Composite.Part(
                length.equals("fixed") ? 0 : length.length(),
                number(node, "max", 0),
                text(node, "type").equals("b"),
                text(node, "sensitive").equals("hidden"),
                shape == null ? Composite.WHOLE : composite(shape));
    }

    private static Map<String, Composite> shapes(@Nullable JsonNode inner) {
        Map<String, Composite> shapes = new HashMap<>();
        if (inner != null) {
            inner.properties()
                    .forEach(entry -> shapes.put(entry.getKey(), composite(entry.getValue())));
        }
        return shapes;
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = node.get(key);
        return value == null ? "" : value.stringValue();
    }

    private static int number(JsonNode node, String key, int otherwise) {
        JsonNode value = node.get(key);
        return value == null ? otherwise : value.intValue();
    }

    private static Set<String> names(@Nullable JsonNode list) {
        Set<String> names = new HashSet<>();
        if (list != null) {
            list.forEach(name -> names.add(name.stringValue()));
        }
        return names;
    }
}
