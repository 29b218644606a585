package io.crosspoint.iso8583.document;

import com.networknt.schema.Error;
import com.networknt.schema.utils.JsonNodes;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/** Turns the schema validator's errors into defects: place, found, expected. */
final class SchemaDefects {
    private static final int MAX_SHOWN = 60;

    private SchemaDefects() {}

    static Defect of(Error error, JsonNode document, String name) {
        JsonNode node = error.getInstanceNode();
        String property = error.getProperty();
        JsonNode placed = placed(node, property);
        TokenStreamLocation at =
                JsonNodes.tokenStreamLocationOf(placed == null ? document : placed);
        int line = at == null ? 0 : at.getLineNr();
        int column = at == null ? 0 : at.getColumnNr();
        return new Defect(
                name,
                line,
                column,
                error.getInstanceLocation().toString(),
                found(error, node, property),
                expected(error));
    }

    /** The value of the property that should not be there, where there is one. */
    private static @Nullable JsonNode placed(@Nullable JsonNode node, @Nullable String property) {
        if (node == null || property == null) {
            return node;
        }
        JsonNode value = node.get(property);
        return value == null ? node : value;
    }

    private static String found(Error error, @Nullable JsonNode node, @Nullable String property) {
        return switch (error.getKeyword()) {
            case "required" -> "no '" + property + "'";
            case "additionalProperties", "unevaluatedProperties", "propertyNames" ->
                    "unknown key '" + property + "'";
            default -> shown(node);
        };
    }

    private static String shown(@Nullable JsonNode node) {
        if (node == null) {
            return "nothing";
        }
        if (node.isContainer()) {
            return (node.isArray() ? "a list of " : "a mapping of ") + node.size();
        }
        String text = node.toString();
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }

    private static String expected(Error error) {
        JsonNode schema = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" -> "it is mandatory";
            case "additionalProperties", "unevaluatedProperties", "propertyNames" ->
                    "one of the keys the schema names";
            case "enum" -> "one of " + schema;
            case "type" -> "type " + text(schema);
            case "pattern" -> "a match of " + text(schema);
            case "minimum", "minLength", "minItems", "minProperties" -> ">= " + text(schema);
            case "maximum", "maxLength", "maxItems", "maxProperties" -> "<= " + text(schema);
            case "const" -> text(schema);
            default -> error.getMessage();
        };
    }

    private static String text(@Nullable JsonNode schema) {
        return schema == null ? "?" : schema.isString() ? schema.stringValue() : schema.toString();
    }
}
