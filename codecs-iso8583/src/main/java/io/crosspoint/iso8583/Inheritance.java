package io.crosspoint.iso8583;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lays a document over the one that it extends. */
final class Inheritance {
    private Inheritance() {}

    /**
     * Mappings are merged key by key; anything else replaces what it stands over; null takes the
     * key away.
     */
    static JsonNode merge(JsonNode base, JsonNode own) {
        if (!base.isObject() || !own.isObject()) {
            return own;
        }
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        base.properties().forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
        own.properties()
                .forEach(
                        entry -> {
                            JsonNode below = base.get(entry.getKey());
                            if (entry.getValue().isNull()) {
                                merged.remove(entry.getKey());
                            } else {
                                merged.set(
                                        entry.getKey(),
                                        below == null
                                                ? entry.getValue()
                                                : merge(below, entry.getValue()));
                            }
                        });
        return merged;
    }
}
