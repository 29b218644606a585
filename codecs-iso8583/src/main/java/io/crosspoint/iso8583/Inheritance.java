package io.crosspoint.iso8583;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays a document over the one that it extends. */
final class Inheritance {
    private Inheritance() {}

    /**
     * Mappings are merged key by key; anything else replaces what it stands over; null takes the
     * key away. The parts keep their identity, and with it their place in their file.
     *
     * @param own is completed with what the base has and it does not
     * @return {@code own}
     */
    static JsonNode merge(JsonNode base, JsonNode own) {
        if (!base.isObject() || !(own instanceof ObjectNode mapping)) {
            return own;
        }
        Set<String> named = Set.copyOf(mapping.propertyNames());
        for (Map.Entry<String, JsonNode> entry : List.copyOf(mapping.properties())) {
            JsonNode below = base.get(entry.getKey());
            if (entry.getValue().isNull()) {
                mapping.remove(entry.getKey());
            } else if (below != null) {
                merge(below, entry.getValue());
            }
        }
        for (Map.Entry<String, JsonNode> entry : base.properties()) {
            if (!named.contains(entry.getKey())) {
                mapping.set(entry.getKey(), entry.getValue());
            }
        }
        return own;
    }
}
