package io.crosspoint.iso8583;

import io.crosspoint.iso8583.document.DocumentException;
import io.crosspoint.iso8583.document.ValidatedYaml;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads dialects from their data files. */
public final class Dialects {
    private static final String SCHEMA = "/schemas/dialect.schema.json";

    private static final List<String> BUNDLED =
            List.of("iso87-ascii", "iso87-binary", "iso93-ascii", "iso93-binary", "cups", "pos");

    private Dialects() {}

    /** The names of the dialects that come with this library. */
    public static List<String> bundledNames() {
        return BUNDLED;
    }

    /**
     * Reads a dialect that comes with this library, by one of {@link #bundledNames()}.
     *
     * @throws DocumentException when there is none of that name
     */
    public static Dialect bundled(String name) {
        return new Source(resource(name), null).dialect();
    }

    /**
     * Reads a dialect from a file. What it extends is looked for beside it, as {@code NAME.yaml},
     * and then among the bundled ones.
     *
     * @throws DocumentException with each defect's file, line, column, found and expected
     */
    public static Dialect load(Path file) {
        return new Source(file.toString(), file).dialect();
    }

    /**
     * Whether the file is meant as a dialect: a mapping with {@code fields}, {@code wire} or {@code
     * extends}. Says nothing of its being a sound one.
     *
     * @throws DocumentException when it cannot be read or is no YAML
     */
    public static boolean isDialect(Path file) {
        JsonNode document = ValidatedYaml.readUnchecked(file);
        return document.has("fields") || document.has("wire") || document.has("extends");
    }

    private static String resource(String name) {
        return "/dialects/" + name + ".yaml";
    }

    /** A data file and where it came from. */
    private record Source(String name, @Nullable Path file) {
        Dialect dialect() {
            Origins origins = new Origins(name);
            return new DialectCompiler(origins, merged(new LinkedHashSet<>(), origins)).compile();
        }

        private JsonNode merged(Set<String> visited, Origins origins) {
            JsonNode own =
                    file == null
                            ? ValidatedYaml.readResource(name, SCHEMA)
                            : ValidatedYaml.read(file, SCHEMA);
            origins.add(name, own);
            JsonNode base = own.get("extends");
            if (base == null) {
                return own;
            }
            if (!visited.add(name)) {
                throw ValidatedYaml.defect(
                        name, base, "/extends", "a circle: " + visited, "a dialect that ends");
            }
            return Inheritance.merge(baseOf(base).merged(visited, origins), own);
        }

        private Source baseOf(JsonNode base) {
            String file = base.stringValue() + ".yaml";
            Path sibling = this.file == null ? null : this.file.resolveSibling(file);
            if (sibling != null && Files.exists(sibling)) {
                return new Source(sibling.toString(), sibling);
            }
            String resource = resource(base.stringValue());
            if (Dialects.class.getResource(resource) == null) {
                throw ValidatedYaml.defect(
                        name,
                        base,
                        "/extends",
                        base.stringValue(),
                        file + " beside this file, or a bundled dialect");
            }
            return new Source(resource, null);
        }
    }
}
