package io.crosspoint.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.verify.JournalVerifier;
import io.crosspoint.journal.verify.Verification;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

final class DamagedJournalTest {
    private static final int RECORDS = 3_000;
    private static final int PER_BATCH = 20;

    @TempDir private Path parent;
    private Path directory = Path.of("");

    @BeforeEach
    void writeJournal() {
        directory = parent.resolve("stream");
        try (ChronicleJournal journal = TestJournals.open(directory, Durability.DISK)) {
            var batch = journal.newBatch(64 << 10);
            for (int i = 0; i < RECORDS; i += PER_BATCH) {
                TestJournals.append(journal, batch, PER_BATCH);
            }
        }
    }

    @Test
    void shouldVerifyWhatIsWhole() {
        Verification verification = JournalVerifier.verify(directory);
        assertThat(verification.clean()).isTrue();
        assertThat(verification.records()).isEqualTo(RECORDS);
        assertThat(verification.lastSequence()).isEqualTo(RECORDS);
        assertThat(verification.durablePosition()).isEqualTo(RECORDS);
        assertThat(verification.bytes()).isEqualTo(RECORDS * (TestJournals.BODY_BYTES + 40L));
    }

    @Test
    void shouldNameTheRecordWithAFlippedBit() throws IOException {
        long at = LedgerFileSearch.offsetOfBody(ledgerFile(), 1_234) + 50;
        try (RandomAccessFile file = new RandomAccessFile(ledgerFile().toFile(), "rw")) {
            file.seek(at);
            int value = file.read();
            file.seek(at);
            file.write(value ^ 0x10);
        }
        expectBad(1_234, "CRC32C");
    }

    @Test
    void shouldNameTheFirstRecordOfZeroedBytes() throws IOException {
        zero(LedgerFileSearch.offsetOfBody(ledgerFile(), 777) + 8, 4096);
        expectBad(777, "CRC32C");
    }

    @Test
    void shouldNameARecordThatIsReplacedByAnother() throws IOException {
        byte[] record = new byte[40 + TestJournals.BODY_BYTES];
        try (RandomAccessFile file = new RandomAccessFile(ledgerFile().toFile(), "rw")) {
            file.seek(LedgerFileSearch.offsetOfBody(ledgerFile(), 100) - 40);
            file.readFully(record);
            file.seek(LedgerFileSearch.offsetOfBody(ledgerFile(), 200) - 40);
            file.write(record);
        }
        expectBad(200, "sequence 100");
    }

    @Test
    void shouldReportALedgerThatEndsBeforeTheMark() throws IOException {
        zeroFrom(2_001);
        Verification verification = JournalVerifier.verify(directory);
        assertThat(Objects.requireNonNull(verification.bad()).sequence()).isEqualTo(2_001);
        assertThat(verification.lastSequence()).isEqualTo(2_000);
    }

    @Test
    void shouldRefuseToOpenALedgerThatEndsBeforeTheMark() throws IOException {
        zeroFrom(2_001);
        assertRefused("2001");
    }

    @Test
    void shouldRefuseToOpenWhenTheLedgerIsGone() throws IOException {
        Files.delete(ledgerFile());
        assertRefused("3000, which were durable");
    }

    @Test
    void shouldRefuseToOpenALedgerWithoutItsMark() throws IOException {
        Files.delete(directory.resolve("journal.mark"));
        assertRefused("no durable mark");
    }

    @Test
    void shouldRefuseAMarkThatIsDamagedInBothSlots() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("journal.mark").toFile(), "rw")) {
            for (long slot = 0; slot <= 4096; slot += 4096) {
                file.seek(slot + 26);
                file.write(0x7F);
            }
        }
        assertRefused("no valid slot");
    }

    @Test
    void shouldRefuseToOpenWhenTheLastDurableRecordIsAltered() throws IOException {
        zero(LedgerFileSearch.offsetOfBody(ledgerFile(), RECORDS) + 8, 8);
        assertRefused("record " + RECORDS);
    }

    @Test
    void shouldCutOffATornEndThatWasNeverDurable() throws IOException {
        setMarkBackTo(2_000);
        zero(LedgerFileSearch.offsetOfBody(ledgerFile(), 2_507) + 8, 64);
        try (ChronicleJournal journal = TestJournals.open(directory, Durability.DISK)) {
            assertThat(journal.position()).isEqualTo(2_506);
            TestJournals.append(journal, journal.newBatch(64 << 10), 10);
        }
        String cycle = ledgerFile().getFileName().toString();
        assertThat(directory.resolve(cycle + ".damaged-1")).exists();
        Verification verification = JournalVerifier.verify(directory);
        assertThat(verification.bad()).isNull();
        assertThat(verification.lastSequence()).isEqualTo(2_516);
        try (var reader = ChronicleJournal.follow(directory, 0)) {
            assertThat(TestJournals.readAll(reader)).isEqualTo(2_516);
        }
    }

    @Test
    void shouldRefuseAnotherPartition() {
        assertThatThrownBy(
                        () ->
                                ChronicleJournal.open(
                                        new JournalSettings(directory, Durability.DISK, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("partition 1 (expected: 0");
    }

    private void expectBad(long sequence, String problem) {
        Verification verification = JournalVerifier.verify(directory);
        Verification.BadRecord bad = Objects.requireNonNull(verification.bad());
        assertThat(bad.sequence()).isEqualTo(sequence);
        assertThat(bad.problem()).contains("record " + sequence, problem, "expected");
        assertThat(bad.place()).contains("excerpt " + (sequence - 1) / PER_BATCH);
        assertThat(verification.records()).isEqualTo(sequence - 1);
    }

    private void assertRefused(String problem) {
        assertThatThrownBy(() -> TestJournals.open(directory, Durability.DISK).close())
                .isInstanceOf(JournalCorruptException.class)
                .hasMessageContaining(problem);
    }

    private void setMarkBackTo(long position) throws IOException {
        Files.delete(directory.resolve("journal.mark"));
        DurableMark.start(
                        directory.resolve("journal.mark"),
                        new DurableMark.Values(7, 1, 0, position, position, 0),
                        BootId.current())
                .close();
    }

    private void zeroFrom(long sequence) throws IOException {
        long start = LedgerFileSearch.offsetOfBody(ledgerFile(), sequence) - 44;
        long end = LedgerFileSearch.offsetOfBody(ledgerFile(), RECORDS) + TestJournals.BODY_BYTES;
        zero(start, (int) (end - start));
    }

    private void zero(long from, int length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(ledgerFile().toFile(), "rw")) {
            file.seek(from);
            file.write(new byte[length]);
        }
    }

    private Path ledgerFile() throws IOException {
        List<Path> cycles = new JournalFiles(directory).cycles();
        return cycles.getFirst();
    }
}
