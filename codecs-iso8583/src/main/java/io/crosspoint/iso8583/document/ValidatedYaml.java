package io.crosspoint.iso8583.document;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.node.LocationJsonNodeFactoryFactory;
import com.networknt.schema.utils.JsonNodes;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** YAML 1.2 documents checked against a JSON schema, draft 2020-12. */
public final class ValidatedYaml {
    private static final int MAX_BYTES = 4 << 20;

    /** A key that stands twice in a mapping is a mistake that the schema cannot see. */
    private static final YAMLMapper MAPPER =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .build();

    private ValidatedYaml() {}

    /**
     * Reads a file.
     *
     * @param schemaResource absolute resource path of the schema, such as {@code
     *     "/schemas/dialect.json"}
     * @throws DocumentException when the file cannot be read, is larger than 4 MiB, is no YAML, or
     *     does not follow the schema
     */
    public static JsonNode read(Path file, String schemaResource) {
        return parse(text(file), file.toString(), schemaResource);
    }

    /**
     * Reads a file without comparing it with a schema, to see which one it is meant for.
     *
     * @throws DocumentException when the file cannot be read, is larger than 4 MiB, or is no YAML
     */
    public static JsonNode readUnchecked(Path file) {
        return tree(text(file), file.toString());
    }

    /**
     * What a document says, to be handed to {@link #parse}.
     *
     * @throws DocumentException when the file cannot be read or is larger than 4 MiB
     */
    public static String text(Path file) {
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw unreadable(file.toString(), size + " bytes", "<= " + MAX_BYTES);
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(file.toString(), reason(e), "a readable UTF-8 file");
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException
                ? "no such file"
                : e.getClass().getSimpleName();
    }

    /**
     * Reads a resource of the class path, by an absolute path such as {@code "/dialects/a.yaml"}.
     *
     * @throws DocumentException as {@link #read} does
     */
    public static JsonNode readResource(String resource, String schemaResource) {
        return parse(resourceText(resource), resource, schemaResource);
    }

    private static String resourceText(String resource) {
        try (InputStream in = ValidatedYaml.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw unreadable(resource, "no such resource", "a resource of the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a text.
     *
     * @param name stands for the file in the defects
     * @throws DocumentException as {@link #read} does
     */
    public static JsonNode parse(String yaml, String name, String schemaResource) {
        JsonNode document = tree(yaml, name);
        List<Defect> defects = new ArrayList<>();
        for (Error error : schema(schemaResource).validate(document)) {
            defects.add(SchemaDefects.of(error, document, name));
        }
        if (!defects.isEmpty()) {
            defects.sort(Comparator.comparingInt(Defect::line).thenComparingInt(Defect::column));
            throw new DocumentException(defects);
        }
        return document;
    }

    private static JsonNode tree(String yaml, String name) {
        try {
            JsonNode document =
                    JsonNodes.readTree(MAPPER, yaml, LocationJsonNodeFactoryFactory.getInstance());
            if (document == null || document.isMissingNode() || document.isNull()) {
                throw unreadable(name, "an empty document", "a mapping");
            }
            return document;
        } catch (JacksonException e) {
            throw new DocumentException(notYaml(e, name));
        }
    }

    private static Defect notYaml(JacksonException e, String name) {
        TokenStreamLocation at = e.getLocation();
        String message = e.getOriginalMessage();
        String found = message == null ? "no YAML" : message.lines().findFirst().orElse("no YAML");
        return at == null
                ? new Defect(name, 0, 0, "", found, "YAML")
                : new Defect(name, at.getLineNr(), at.getColumnNr(), "", found, "YAML");
    }

    private static Schema schema(String resource) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resourceText(resource), InputFormat.JSON);
    }

    /**
     * A defect that a reader of the document found behind the schema's back, told like the schema's
     * own.
     *
     * @param node a node of a document that this class read, whose line and column are told
     */
    public static DocumentException defect(
            String name, @Nullable JsonNode node, String path, String found, String expected) {
        TokenStreamLocation at = location(node);
        return new DocumentException(
                at == null
                        ? new Defect(name, 0, 0, path, found, expected)
                        : new Defect(
                                name, at.getLineNr(), at.getColumnNr(), path, found, expected));
    }

    private static @Nullable TokenStreamLocation location(@Nullable JsonNode node) {
        try {
            return node == null ? null : JsonNodes.tokenStreamLocationOf(node);
        } catch (IllegalArgumentException e) {
            // A node that was made, not read.
            return null;
        }
    }

    private static DocumentException unreadable(String name, String found, String expected) {
        return new DocumentException(new Defect(name, 0, 0, "", found, expected));
    }
}
