package io.crosspoint.journal.filter;

import io.crosspoint.journal.describe.FieldSpec;
import io.crosspoint.journal.describe.RecordSchemas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the names in a filter stand for, by the schemas of all streams. */
final class FieldNames {
    private static final int SUGGESTIONS = 3;

    private static final Map<String, List<String>> ALIASES =
            Map.of(
                    "date", List.of("businessDate"),
                    "link", List.of("link", "acquirerLink", "issuerLink"));

    private final List<FieldSpec> fields = new ArrayList<>();
    private final Set<String> types = new TreeSet<>();

    FieldNames(RecordSchemas schemas) {
        for (String stream : RecordSchemas.streams()) {
            fields.addAll(schemas.fields(stream));
            schemas.messages(stream).forEach(message -> types.add(stream + "." + message));
        }
    }

    /** Full names of the types that a name, with or without its stream, stands for. */
    Set<String> types(String name) {
        Set<String> meant = new LinkedHashSet<>();
        for (String type : types) {
            String message = type.substring(type.indexOf('.') + 1);
            if (type.equalsIgnoreCase(name) || message.equalsIgnoreCase(name)) {
                meant.add(type);
            }
        }
        return meant;
    }

    /** The fields that a path, or its end, stands for; empty when there is none. */
    List<FieldSpec> fields(String path) {
        List<String> ends = ALIASES.getOrDefault(path.toLowerCase(Locale.ROOT), List.of(path));
        return fields.stream()
                .filter(field -> ends.stream().anyMatch(end -> endsWith(field.path(), end)))
                .toList();
    }

    private static boolean endsWith(String path, String end) {
        int from = path.length() - end.length();
        return path.regionMatches(true, from, end, 0, end.length())
                && (from == 0 || (from > 0 && path.charAt(from - 1) == '.'));
    }

    /** Those names of fields that are most like a wrong one. */
    String fieldsLike(String wrong) {
        Set<String> names = new TreeSet<>(List.of("type", "sequence", "time", "date", "link"));
        fields.forEach(field -> names.add(field.name()));
        return like(wrong, names);
    }

    /** Those types of records that are most like a wrong one. */
    String typesLike(String wrong) {
        return like(
                wrong,
                types.stream().map(t -> t.substring(t.indexOf('.') + 1)).distinct().toList());
    }

    private static String like(String wrong, Collection<String> names) {
        return String.join(
                ", ",
                names.stream()
                        .sorted(Comparator.comparingInt(name -> distance(wrong, name)))
                        .limit(SUGGESTIONS)
                        .toList());
    }

    /** Letters to put in, take out or exchange to make one word of the other, in any case. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
