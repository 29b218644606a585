package io.crosspoint.app.config;

import io.crosspoint.iso8583.document.DocumentException;
import io.crosspoint.iso8583.document.ValidatedYaml;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** A mapping of the configuration with defaults for what is left out. */
record Section(String file, @Nullable JsonNode node, String path) {

    Section child(String name) {
        return new Section(file, get(name), path + "/" + name);
    }

    List<Section> children(String name) {
        JsonNode list = get(name);
        List<Section> sections = new ArrayList<>();
        for (int i = 0; list != null && i < list.size(); i++) {
            sections.add(new Section(file, list.get(i), path + "/" + name + "/" + i));
        }
        return sections;
    }

    boolean has(String name) {
        return get(name) != null;
    }

    String text(String name, String otherwise) {
        JsonNode value = get(name);
        return value == null ? otherwise : value.asString();
    }

    int number(String name, int otherwise) {
        JsonNode value = get(name);
        return value == null ? otherwise : value.asInt();
    }

    long longNumber(String name, long otherwise) {
        JsonNode value = get(name);
        return value == null ? otherwise : value.asLong();
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = get(name);
        return value == null ? otherwise : value.asBoolean();
    }

    List<String> texts(String name) {
        return children(name).stream().map(Section::value).map(JsonNode::asString).toList();
    }

    List<Long> longNumbers(String name) {
        return children(name).stream().map(Section::value).map(JsonNode::asLong).toList();
    }

    private JsonNode value() {
        if (node == null) {
            throw new IllegalStateException(path + " has no value");
        }
        return node;
    }

    /** What is wrong with a value that the schema could not see. */
    DocumentException defect(String name, String found, String expected) {
        JsonNode value = get(name);
        return ValidatedYaml.defect(
                file, value == null ? node : value, path + "/" + name, found, expected);
    }

    /** What is wrong with a value that the settings made of it refused. */
    DocumentException refused(String name, IllegalArgumentException why, String expected) {
        String found = why.getMessage();
        return defect(name, found == null ? "not valid" : found, expected);
    }

    private @Nullable JsonNode get(String name) {
        return node == null ? null : node.get(name);
    }
}
