package io.crosspoint.iso8583;

import io.crosspoint.iso8583.document.DocumentException;
import io.crosspoint.iso8583.document.ValidatedYaml;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.IdentityHashMap;

/**
 * Which file each part of a merged document came from, so that a defect names the file to change.
 */
final class Origins {
    private final IdentityHashMap<JsonNode, String> files = new IdentityHashMap<>();
    private final String file;

    /**
     * Begins with no part known.
     *
     * @param file named for parts that are not in any document
     */
    Origins(String file) {
        this.file = file;
    }

    /** Notes where a document and all its parts came from. */
    void add(String name, JsonNode node) {
        files.put(node, name);
        for (JsonNode part : node.values()) {
            add(name, part);
        }
    }

    /** An error of a part, told with its file, line and column. */
    DocumentException defect(@Nullable JsonNode node, String path, String found, String expected) {
        String name = node == null ? file : files.getOrDefault(node, file);
        return ValidatedYaml.defect(name, node, path, found, expected);
    }
}
