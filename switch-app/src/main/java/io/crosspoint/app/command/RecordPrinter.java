package io.crosspoint.app.command;

import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.describe.PlainText;
import io.crosspoint.journal.describe.RecordJson;
import io.crosspoint.journal.describe.RecordSchemas;
import io.crosspoint.journal.filter.RecordFilter;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Records as lines, for people or programs. */
final class RecordPrinter {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private final RecordJson records;
    private final boolean json;
    private final List<RecordFilter> filters;

    /**
     * Chooses form and records.
     *
     * @param filters all must want a record
     */
    RecordPrinter(boolean json, RecordSchemas schemas, List<RecordFilter> filters) {
        this.json = json;
        this.records = new RecordJson(schemas);
        this.filters = List.copyOf(filters);
    }

    boolean wants(RecordView record) {
        return filters.stream().allMatch(filter -> filter.wants(record));
    }

    String line(RecordView record) throws IOException {
        StringBuilder text = new StringBuilder(512);
        records.write(record, text);
        if (json) {
            return text.toString();
        }
        JsonNode object = JSON.readTree(text.toString());
        StringBuilder line = new StringBuilder(256);
        line.append(record.sequence()).append(' ').append(word(object.get("time")));
        line.append(' ').append(word(object.get("type")));
        JsonNode fields = object.get("fields");
        if (fields != null) {
            append(line, fields);
        }
        JsonNode problem = object.get("problem");
        return (problem == null ? line : line.append(' ').append(word(problem))).toString();
    }

    private static void append(StringBuilder line, JsonNode fields) {
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (field.getValue().isObject()) {
                append(line, field.getValue());
            } else {
                line.append(' ').append(field.getKey()).append('=').append(word(field.getValue()));
            }
        }
    }

    private static String word(@Nullable JsonNode node) {
        if (node == null) {
            return "-";
        }
        String text = node.isString() ? node.stringValue() : node.toString();
        if (!text.isEmpty() && !text.contains(" ") && PlainText.is(text)) {
            return text;
        }
        StringBuilder quoted = new StringBuilder(text.length() + 2);
        PlainText.quote(text, quoted);
        return quoted.toString();
    }
}
