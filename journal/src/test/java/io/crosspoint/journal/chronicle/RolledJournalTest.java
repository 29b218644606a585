package io.crosspoint.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.verify.JournalVerifier;
import io.crosspoint.journal.verify.Verification;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A stream over three days, one file each. */
final class RolledJournalTest {
    private static final int DAYS = 3;
    private static final int PER_DAY = 100;
    private static final int HEAD_BYTES = 64;

    /** In Chronicle's type, its key, and a value's kind. */
    private static final long[] HEAD_PLACES = {4, 8, 40};

    @TempDir private Path directory;
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    @BeforeEach
    void writeThreeDays() throws IOException {
        try (ChronicleJournal journal = open()) {
            RecordBatch batch = journal.newBatch(64 << 10);
            for (int day = 0; day < DAYS; day++) {
                for (int i = 0; i < PER_DAY; i += 10) {
                    TestJournals.append(journal, batch, 10);
                }
                TestJournals.awaitDurable(journal, journal.position());
                now = now.plus(Duration.ofDays(1));
            }
        }
        assertThat(cycles()).hasSize(DAYS);
    }

    @Test
    void shouldReadAcrossFilesFromAnyPosition() {
        for (long position = 0; position < DAYS * PER_DAY; position += 7) {
            try (JournalReader reader = ChronicleJournal.follow(directory, position)) {
                assertThat(reader.next()).isTrue();
                assertThat(reader.record().sequence()).isEqualTo(position + 1);
                TestJournals.readAll(reader);
                assertThat(reader.record().sequence()).isEqualTo(DAYS * PER_DAY);
            }
        }
        assertThat(JournalVerifier.verify(directory).bad()).isNull();
    }

    @Test
    void shouldContinueOnTheNextDay() throws IOException {
        try (ChronicleJournal journal = open()) {
            TestJournals.append(journal, journal.newBatch(64 << 10), 10);
        }
        assertThat(cycles()).hasSize(DAYS + 1);
        assertThat(JournalVerifier.verify(directory).lastSequence()).isEqualTo(310);
    }

    @Test
    void shouldSetLaterFilesAsideWithATornEnd() throws IOException {
        damage(155);
        try (ChronicleJournal journal = open()) {
            assertThat(journal.position()).isEqualTo(154);
            TestJournals.append(journal, journal.newBatch(64 << 10), 10);
        }
        assertThat(JournalVerifier.verify(directory).bad()).isNull();
        assertThat(JournalVerifier.verify(directory).lastSequence()).isEqualTo(164);
        assertThat(aside(1)).exists();
        assertThat(aside(2)).exists();
    }

    @Test
    void shouldSetAWholeFileAsideWhenItsFirstRecordIsTorn() throws IOException {
        damage(201);
        try (ChronicleJournal journal = open()) {
            assertThat(journal.position()).isEqualTo(200);
            TestJournals.append(journal, journal.newBatch(64 << 10), 10);
        }
        assertThat(JournalVerifier.verify(directory).bad()).isNull();
        assertThat(JournalVerifier.verify(directory).lastSequence()).isEqualTo(210);
        assertThat(aside(2)).exists();
    }

    @Test
    void shouldBeginLaterOnceItsFirstFilesAreRemoved() throws IOException {
        assertThat(ChronicleJournal.removeUpTo(directory, PER_DAY - 1)).isZero();
        assertThat(ChronicleJournal.removeUpTo(directory, PER_DAY)).isEqualTo(PER_DAY);
        assertThat(cycles()).hasSize(DAYS - 1);
        assertThat(ChronicleJournal.startPosition(directory)).isEqualTo(PER_DAY);
        try (ChronicleJournal journal = open();
                JournalReader reader = journal.read(PER_DAY + 7)) {
            TestJournals.append(journal, journal.newBatch(64 << 10), 10);
            assertThat(TestJournals.readAll(reader)).isEqualTo(DAYS * PER_DAY + 10);
        }
        try (JournalReader reader = ChronicleJournal.follow(directory, PER_DAY)) {
            assertThat(TestJournals.readAll(reader)).isEqualTo(DAYS * PER_DAY + 10);
        }
        assertThat(JournalVerifier.verify(directory).bad()).isNull();
        assertThat(JournalVerifier.verify(directory).records()).isEqualTo(2 * PER_DAY + 10);
        assertThatThrownBy(() -> ChronicleJournal.follow(directory, PER_DAY - 1))
                .isInstanceOf(IllegalArgumentException.class);
        try (JournalReader reader = ChronicleJournal.follow(directory, 0)) {
            assertThatThrownBy(reader::next)
                    .isInstanceOf(JournalCorruptException.class)
                    .hasMessageContaining("sequence 101 (expected: 1)");
        }
    }

    @Test
    void shouldRemoveNothingThatAnOpeningNeeds() throws IOException {
        try (ChronicleJournal journal = open()) {
            assertThatThrownBy(() -> ChronicleJournal.removeUpTo(directory, PER_DAY))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(journal.position()).isEqualTo(DAYS * PER_DAY);
        }
        setMarkBack(201);
        assertThat(ChronicleJournal.removeUpTo(directory, Long.MAX_VALUE)).isEqualTo(100);
        setMarkBack(202);
        assertThat(ChronicleJournal.removeUpTo(directory, Long.MAX_VALUE)).isEqualTo(200);
        assertThat(ChronicleJournal.removeUpTo(directory, Long.MAX_VALUE)).isEqualTo(200);
        try (ChronicleJournal journal = open()) {
            assertThat(journal.position()).isEqualTo(DAYS * PER_DAY);
        }
        assertThat(cycles()).hasSize(1);
    }

    @Test
    void shouldNameTheFirstRecordOfAFileWhoseHeadIsDamaged() throws IOException {
        int named = 0;
        for (int day = 0; day < DAYS; day++) {
            Path file = cycles().get(day);
            for (int at = 0; at < HEAD_BYTES; at++) {
                flip(file, at);
                Verification.BadRecord bad = JournalVerifier.verify(directory).bad();
                flip(file, at);
                if (bad != null) {
                    assertThat(bad.sequence())
                            .as("day %d, byte %d", day, at)
                            .isIn(1L, 1 + (long) day * PER_DAY);
                    named++;
                }
            }
        }
        assertThat(named).isGreaterThan(DAYS * 8);
        assertThat(JournalVerifier.verify(directory).bad()).isNull();
    }

    @Test
    void shouldRefuseToOpenWhileTheHeadOfAFileMakesNoSense() throws IOException {
        for (Path file : cycles()) {
            for (long at : HEAD_PLACES) {
                flip(file, at);
                assertThatThrownBy(this::open)
                        .as("%s, byte %d", file, at)
                        .isInstanceOf(JournalCorruptException.class)
                        .hasMessageContaining("unreadable");
                flip(file, at);
            }
        }
        try (ChronicleJournal journal = open()) {
            assertThat(journal.position()).isEqualTo(DAYS * PER_DAY);
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int value = bytes.read();
            bytes.seek(at);
            bytes.write(value ^ 0x5A);
        }
    }

    /** Alters a record behind a mark that is set back to 120. */
    private void damage(long sequence) throws IOException {
        setMarkBack(120);
        Path file = cycles().get((int) ((sequence - 1) / PER_DAY));
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(LedgerFileSearch.offsetOfBody(file, sequence) + 8);
            bytes.write(new byte[8]);
        }
    }

    private void setMarkBack(long position) throws IOException {
        Path mark = directory.resolve("journal.mark");
        Files.delete(mark);
        DurableMark.start(
                        mark,
                        new DurableMark.Values(7, 1, 0, position, position, 0),
                        BootId.current())
                .close();
    }

    private ChronicleJournal open() {
        return ChronicleJournal.open(
                TestJournals.settings(directory, Durability.DISK),
                () -> now,
                Storage.of(directory));
    }

    private Path aside(int day) {
        String date = "2026112" + day;
        return directory.resolve(date + "F.cq4.damaged-1");
    }

    private List<Path> cycles() throws IOException {
        return new JournalFiles(directory).cycles();
    }
}
