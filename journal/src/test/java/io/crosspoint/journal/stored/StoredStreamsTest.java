package io.crosspoint.journal.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.verify.JournalVerifier;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What earlier versions of the schemas wrote is read as it was meant. The stored streams are made
 * by {@link #shouldStoreEachVersionBeforeTheNext}, with {@code -Dstored.write=true}, and are never
 * made anew.
 */
final class StoredStreamsTest {
    private static final String HOW =
            "mvn -pl journal -am test -Dtest=StoredStreamsTest -Dstored.write=true"
                    + " -Dsurefire.failIfNoSpecifiedTests=false, on a tree whose schema still has"
                    + " that version";

    @TempDir private Path directory;

    static Stream<Path> stored() throws IOException {
        try (Stream<Path> files = Files.list(StoredStream.FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".zip")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("stored")
    void shouldReadWhatAnEarlierVersionWrote(Path zip) throws IOException {
        StoredStream.restore(zip, directory);
        List<String> expected =
                Files.readAllLines(Path.of(zip.toString().replace(".zip", ".jsonl")));
        assertThat(expected).hasSizeGreaterThan(4);
        try (ChronicleJournal journal = ChronicleJournal.open(StoredStream.settings(directory));
                JournalReader reader = journal.read(0)) {
            assertThat(journal.position()).isEqualTo(expected.size());
            assertThat(StoredStream.json(reader)).isEqualTo(expected);
        }
        assertThat(JournalVerifier.verify(directory).bad()).isNull();
    }

    @ParameterizedTest
    @MethodSource("stored")
    void shouldGoOnBehindWhatAnEarlierVersionWrote(Path zip) throws Exception {
        StoredStream.restore(zip, directory);
        String lines = zip.toString().replace(".zip", ".jsonl");
        String stream = zip.getFileName().toString().replaceFirst("-\\d+\\.zip$", "");
        long before = Files.readAllLines(Path.of(lines)).size();
        try (ChronicleJournal journal = ChronicleJournal.open(StoredStream.settings(directory))) {
            RecordBatch batch = journal.newBatch(64 << 10);
            int added = SampleRecords.of(stream).addTo(batch);
            assertThat(journal.append(batch)).isEqualTo(before + added);
        }
        assertThat(StoredStream.json(directory)).noneMatch(line -> line.contains("problem"));
        assertThat(JournalVerifier.verify(directory).bad()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"transactions", "tokens", "qr"})
    void shouldStoreEachVersionBeforeTheNext(String stream) throws Exception {
        int version = SampleRecords.of(stream).version();
        StoredStream.write(stream, directory);
        if (Boolean.getBoolean("stored.write")
                && !Files.exists(StoredStream.zip(stream, version))) {
            StoredStream.store(stream, version, directory);
        }
        for (int earlier = 0; earlier < Math.max(version, 1); earlier++) {
            assertThat(StoredStream.zip(stream, earlier)).as(HOW).exists();
        }
        assertThat(StoredStream.json(directory))
                .noneMatch(line -> line.contains("problem"))
                .allMatch(line -> line.contains("\"version\":" + version + ","));
    }
}
