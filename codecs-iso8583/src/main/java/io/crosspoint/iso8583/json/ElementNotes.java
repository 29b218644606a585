package io.crosspoint.iso8583.json;

import io.crosspoint.iso8583.composite.Composite;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Elements of a composed field that stand more than once or that its dialect does not name. */
final class ElementNotes {
    private ElementNotes() {}

    static void add(Composite composite, ObjectNode parts, String path, List<String> notes) {
        for (Map.Entry<String, JsonNode> entry : parts.properties()) {
            String key = entry.getKey();
            int shortest = shortestName(composite);
            String name = shortest == 0 ? key : Repeats.name(key, shortest);
            String own = path + "." + key;
            if (!name.equals(key)) {
                notes.add(own + ": stands more than once");
            }
            Set<String> known = known(composite);
            if (!known.isEmpty() && !known.contains(name)) {
                notes.add(own + ": not an element the dialect names");
            }
            if (entry.getValue() instanceof ObjectNode inner) {
                add(inner(composite, name), inner, own, notes);
            }
        }
    }

    private static int shortestName(Composite composite) {
        return switch (composite) {
            case Composite.TagList list -> list.tagDigits();
            case Composite.BerTlv tlv -> 2;
            case Composite.UsageList list -> 2;
            case Composite.Whole whole -> 0;
            case Composite.Positional positional -> 0;
            case Composite.Usage usage -> 0;
            case Composite.BitMapped parts -> 0;
        };
    }

    private static Set<String> known(Composite composite) {
        return switch (composite) {
            case Composite.TagList list -> list.known();
            case Composite.BerTlv tlv -> tlv.known();
            case Composite.UsageList list -> list.known();
            case Composite.Whole whole -> Set.of();
            case Composite.Positional positional -> Set.of();
            case Composite.Usage usage -> Set.of();
            case Composite.BitMapped parts -> Set.of();
        };
    }

    private static Composite inner(Composite composite, String name) {
        return switch (composite) {
            case Composite.BerTlv tlv -> tlv;
            case Composite.UsageList list -> list.shapes().getOrDefault(name, Composite.WHOLE);
            case Composite.Usage usage ->
                    name.equals(usage.listMarker()) ? usage.list() : Composite.WHOLE;
            case Composite.TagList list -> list.shapes().getOrDefault(name, Composite.WHOLE);
            case Composite.Positional positional ->
                    positional.shapes().getOrDefault(Integer.parseInt(name), Composite.WHOLE);
            case Composite.BitMapped parts -> {
                Composite.Part part = parts.parts().get(Integer.valueOf(name));
                yield part == null ? Composite.WHOLE : part.shape();
            }
            case Composite.Whole whole -> Composite.WHOLE;
        };
    }
}
