package io.crosspoint.journal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.seal.DayScript;
import io.crosspoint.journal.seal.SealFollower;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Four dates in two files of the ledger, of which the first was archived and removed. */
final class ArchivedStreamTest {
    /** Two dates and the beginning of a third. */
    private static final String FIRST_FILE = "e o20 s30 o21 s2 c20 s40 c21 o22 s3";

    private static final String SECOND_FILE = "s5 c22 o23 s7 c23 s2";
    private static final long IN_FIRST = 81;
    private static final long IN_ALL = 98;

    @TempDir private Path temporary;
    private Path stream;
    private ArchiveFolder archives;

    @BeforeEach
    void archiveAndRemove() throws IOException {
        stream = temporary.resolve("stream");
        archives = new ArchiveFolder(temporary.resolve("archive"));
        write(stream, FIRST_FILE);
        makeOfTheDayBefore(stream);
        write(stream, SECOND_FILE);
        LedgerArchive archive = archive(stream, archives);
        assertThat(archive.archive(20261124)).hasSize(4);
        assertThat(archive.remove()).isEqualTo(IN_FIRST);
        assertThat(ChronicleJournal.startPosition(stream)).isEqualTo(IN_FIRST);
    }

    private static LedgerArchive archive(Path stream, ArchiveFolder archives) throws IOException {
        try (SealFollower follower = SealFollower.of(stream)) {
            follower.doWork(1_000, 1_000);
        }
        return new LedgerArchive(
                stream, archives, folder -> new LedgerUse.Unneeded(1_000, "nobody needs more"));
    }

    private static void write(Path stream, String script) {
        try (DayScript day = new DayScript(stream)) {
            day.write(script);
        }
    }

    /** The ledger has one file for each day of the clock. */
    private static void makeOfTheDayBefore(Path stream) throws IOException {
        try (Stream<Path> files = Files.list(stream.resolve("ledger"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".cq4")).toList()) {
                Files.move(file, file.resolveSibling("20200101F.cq4"));
            }
        }
    }

    private List<Long> sequencesBehind(long position) {
        List<Long> read = new ArrayList<>();
        try (JournalReader reader = ArchivedStream.behind(stream, archives, position)) {
            while (reader.next()) {
                read.add(reader.record().sequence());
            }
            assertThat(reader.next()).isFalse();
        }
        return read;
    }

    @Test
    void shouldReadOnFromAnyRecord() {
        for (long position = 0; position <= IN_ALL; position++) {
            assertThat(sequencesBehind(position))
                    .as("behind %d", position)
                    .isEqualTo(LongStream.rangeClosed(position + 1, IN_ALL).boxed().toList());
        }
    }

    @Test
    void shouldSayWhichRecordIsNowhere() throws IOException {
        Files.delete(temporary.resolve("archive/20261121.seal.json"));
        assertThatThrownBy(() -> ArchivedStream.behind(stream, archives, 0))
                .isInstanceOf(ArchiveException.class)
                .hasMessageStartingWith(
                        "record 37 is neither in the ledger, which begins behind record 81");
        assertThat(sequencesBehind(IN_FIRST)).hasSize((int) (IN_ALL - IN_FIRST));
    }

    @Test
    void shouldRefuseArchivesOfAnotherStream() throws IOException {
        Path other = temporary.resolve("other");
        ArchiveFolder others = new ArchiveFolder(temporary.resolve("others"));
        write(other, FIRST_FILE.replace("s30", "s29") + " s1 " + SECOND_FILE);
        archive(other, others).archive(20261124);
        try (JournalReader reader = ArchivedStream.behind(stream, others, 0)) {
            assertThatThrownBy(
                            () -> {
                                while (reader.next()) {
                                    // up to where the two meet
                                }
                            })
                    .isInstanceOf(JournalCorruptException.class)
                    .hasMessageContaining("behind one with CRC32C");
        }
    }

    @Test
    void shouldFindADamagedArchive() throws IOException {
        Path file = archives.records(20261121);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
        assertThatThrownBy(() -> sequencesBehind(0))
                .isInstanceOfAny(ArchiveException.class, JournalCorruptException.class);
    }
}
