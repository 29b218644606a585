package io.crosspoint.journal.stored;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.chronicle.Durability;
import io.crosspoint.journal.chronicle.JournalSettings;
import io.crosspoint.journal.describe.RecordJson;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A stream's directory as a version of the switch left it, in a zip file, with what it held as
 * lines of JSON beside it.
 */
final class StoredStream {
    static final Path FOLDER = Path.of("src/test/resources/io/crosspoint/journal/stored");
    private static final List<String> KEPT = List.of(".cq4", ".mark");

    private StoredStream() {}

    static Path zip(String stream, int version) {
        return FOLDER.resolve(stream + "-" + version + ".zip");
    }

    static Path lines(String stream, int version) {
        return FOLDER.resolve(stream + "-" + version + ".jsonl");
    }

    /** Writes a stream with two records of each message of today's schema. */
    static void write(String stream, Path directory) throws Exception {
        SampleRecords samples = SampleRecords.of(stream);
        try (ChronicleJournal journal = ChronicleJournal.open(settings(directory))) {
            RecordBatch batch = journal.newBatch(64 << 10);
            samples.addTo(batch);
            journal.append(batch);
            samples.addTo(batch);
            journal.append(batch);
        }
    }

    /** Keeps a directory and what it holds; done once for each version of a schema. */
    static void store(String stream, int version, Path directory) throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(lines(stream, version), json(directory));
        try (OutputStream out = Files.newOutputStream(zip(stream, version));
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(StoredStream::isKept).sorted().toList()) {
                ZipEntry entry = new ZipEntry(directory.relativize(file).toString());
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    private static boolean isKept(Path file) {
        return KEPT.stream().anyMatch(file.toString()::endsWith);
    }

    static void restore(Path zip, Path directory) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
                Path file = directory.resolve(e.getName()).normalize();
                if (!file.startsWith(directory)) {
                    throw new IOException(e.getName() + " leads out of " + directory);
                }
                Files.createDirectories(file.getParent());
                Files.copy(entries, file);
            }
        }
    }

    static List<String> json(Path directory) throws IOException {
        try (JournalReader reader = ChronicleJournal.follow(directory, 0)) {
            return json(reader);
        }
    }

    static List<String> json(JournalReader reader) throws IOException {
        RecordJson json = new RecordJson();
        StringBuilder text = new StringBuilder();
        while (reader.next()) {
            json.write(reader.record(), text);
            text.append('\n');
        }
        return text.toString().lines().toList();
    }

    static JournalSettings settings(Path directory) {
        return new JournalSettings(directory, Durability.PROCESS, 0, 1, 1 << 20, 0);
    }
}
