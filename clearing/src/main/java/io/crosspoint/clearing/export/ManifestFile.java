package io.crosspoint.clearing.export;

import io.crosspoint.journal.seal.DateSeal;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Manifests as JSON. */
final class ManifestFile {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private ManifestFile() {}

    static byte[] bytes(Manifest manifest) {
        ObjectNode node = JSON.createObjectNode();
        DateSeal range = manifest.range();
        node.put("stream", manifest.stream());
        node.put("date", range.businessDate());
        node.put("schemaVersion", manifest.schemaVersion());
        node.put("file", manifest.file());
        node.put("bytes", manifest.bytes());
        node.put("sha256", manifest.sha256());
        ObjectNode records = node.putObject("records");
        records.put("firstSequence", range.firstSequence());
        records.put("lastSequence", range.lastSequence());
        records.put("nextSequence", range.nextSequence());
        records.put("count", range.records());
        records.put("bytes", range.bytes());
        records.put("previousCrc", range.previousCrc());
        records.put("lastCrc", range.lastCrc());
        records.put("sha256", range.sha256());
        ObjectNode counts = node.putObject("countByType");
        manifest.countByType().forEach(counts::put);
        ArrayNode amounts = node.putArray("amounts");
        for (Manifest.Amount amount : manifest.amounts()) {
            ObjectNode one = amounts.addObject();
            one.put("record", amount.record());
            one.put("type", amount.type());
            one.put("currency", amount.currency());
            one.put("count", amount.count());
            one.put("amountMinor", amount.amountMinor());
        }
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Manifest read(Path file) throws IOException {
        try {
            JsonNode node = JSON.readTree(Files.readAllBytes(file));
            JsonNode records = node.path("records");
            DateSeal range =
                    new DateSeal(
                            (int) number(node, "date"),
                            number(records, "firstSequence"),
                            number(records, "lastSequence"),
                            number(records, "nextSequence"),
                            number(records, "bytes"),
                            text(records, "previousCrc"),
                            text(records, "lastCrc"),
                            text(records, "sha256"));
            SortedMap<String, Long> counts = new TreeMap<>();
            node.path("countByType")
                    .properties()
                    .forEach(count -> counts.put(count.getKey(), count.getValue().asLong(0)));
            List<Manifest.Amount> amounts = new ArrayList<>();
            for (JsonNode one : node.path("amounts")) {
                amounts.add(
                        new Manifest.Amount(
                                text(one, "record"),
                                text(one, "type"),
                                (int) number(one, "currency"),
                                number(one, "count"),
                                number(one, "amountMinor")));
            }
            return new Manifest(
                    text(node, "stream"),
                    (int) number(node, "schemaVersion"),
                    text(node, "file"),
                    number(node, "bytes"),
                    text(node, "sha256"),
                    range,
                    counts,
                    amounts);
        } catch (JacksonException e) {
            throw new ExportException(file + ": not JSON (expected: a manifest)", e);
        } catch (IllegalArgumentException e) {
            throw new ExportException(file + ": " + e.getMessage(), e);
        }
    }

    private static long number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.canConvertToLong()) {
            throw new IllegalArgumentException(field + ": no number (expected: one)");
        }
        return value.longValue();
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException(field + ": no text (expected: one)");
        }
        return value.stringValue();
    }
}
