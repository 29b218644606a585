package io.crosspoint.clearing.export;

import io.crosspoint.journal.describe.FieldKind;
import io.crosspoint.journal.describe.FieldSpec;
import io.crosspoint.journal.describe.RecordSchemas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of a stream: the envelope's, then one for each name of a field in any of its
 * messages, in the order of the schema. Fields of one name share a column; a name that one message
 * has twice is qualified by the path.
 */
final class ExportColumns {
    static final List<String> ENVELOPE =
            List.of("sequence", "time", "time_ns", "partition", "epoch", "record", "version");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, Integer> indexByPath = new HashMap<>();

    ExportColumns(RecordSchemas schemas, String schema) {
        List<FieldSpec> fields = schemas.fields(schema);
        Set<String> twice = twice(fields);
        ENVELOPE.forEach(name -> types.put(name, "BIGINT"));
        types.put("time", "VARCHAR");
        types.put("record", "VARCHAR");
        List<String> names = new ArrayList<>(ENVELOPE);
        for (FieldSpec field : fields) {
            boolean qualified = twice.contains(field.name()) || ENVELOPE.contains(field.name());
            String name = qualified ? field.path().replace('.', '_') : field.name();
            if (!types.containsKey(name)) {
                names.add(name);
            }
            types.merge(name, type(field), (one, other) -> one.equals(other) ? one : "VARCHAR");
            indexByPath.put(field.path(), names.indexOf(name));
        }
    }

    private static Set<String> twice(List<FieldSpec> fields) {
        Set<String> twice = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (FieldSpec field : fields) {
            if (!seen.add(field.message() + " " + field.name())) {
                twice.add(field.name());
            }
        }
        return twice;
    }

    private static String type(FieldSpec field) {
        if (field.isShownAsText()) {
            return "VARCHAR";
        }
        return field.kind() == FieldKind.UNSIGNED ? "UBIGINT" : "BIGINT";
    }

    /** Names in their order, with the types of SQL. */
    Map<String, String> types() {
        return types;
    }

    int count() {
        return types.size();
    }

    /** The column of a field. */
    int indexOf(String path) {
        Integer index = indexByPath.get(path);
        if (index == null) {
            throw new IllegalArgumentException(path + " is no field of the stream's schema");
        }
        return index;
    }
}
