package io.crosspoint.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.verify.JournalVerifier;
import io.crosspoint.journal.verify.Verification;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What verification says before a start, and that the start then does it. */
final class StartOutlookTest {
    private static final int RECORDS = 300;
    private static final int FIRST_LOST = 201;

    @TempDir private Path parent;

    @Test
    void shouldTellThatTheCommitLogHasWhatPowerTookFromTheLedger() throws IOException {
        Path image = leftBehind(Durability.DISK);
        zeroLedger(image, FIRST_LOST);
        loseTheRun(image, Durability.DISK);

        Verification verification = JournalVerifier.verify(image);
        assertThat(verification.bad()).isNull();
        assertThat(verification.lastSequence()).isEqualTo(FIRST_LOST - 1);
        assertThat(verification.outlook())
                .isEqualTo(
                        "the ledger ends with record 200; a start appends those up to 300 from the"
                                + " commit log");
        assertStarts(image, Durability.DISK, RECORDS);
    }

    @Test
    void shouldNameWhatNoLossOfPowerExplainsThoughAStartMendsIt() throws IOException {
        Path image = leftBehind(Durability.DISK);
        zeroBody(image, FIRST_LOST);

        Verification verification = JournalVerifier.verify(image);
        assertThat(Objects.requireNonNull(verification.bad()).sequence()).isEqualTo(FIRST_LOST);
        assertThat(verification.outlook()).contains("appends those up to 300");
        assertStarts(image, Durability.DISK, RECORDS);
    }

    @Test
    void shouldGoOnWithoutWhatPowerTookAtLevelProcess() throws IOException {
        Path image = leftBehind(Durability.PROCESS);
        zeroLedger(image, FIRST_LOST);
        loseTheRun(image, Durability.PROCESS);

        Verification verification = JournalVerifier.verify(image);
        assertThat(verification.bad()).isNull();
        assertThat(verification.outlook())
                .isEqualTo(
                        "the ledger ends with record 200; power was lost at level process: a start"
                                + " goes on without records up to 300");
        assertStarts(image, Durability.PROCESS, FIRST_LOST - 1);
    }

    @Test
    void shouldRefuseALedgerThatEndsEarlyWithoutALossOfPower() throws IOException {
        Path image = leftBehind(Durability.PROCESS);
        zeroLedger(image, FIRST_LOST);
        assertRefused(image, FIRST_LOST);
    }

    /** At level process somebody was told of it, and a killed process tears nothing. */
    @Test
    void shouldRefuseWhatIsTornBehindTheMarkWithoutALossOfPower() throws IOException {
        Path image = leftBehind(Durability.PROCESS);
        zeroBody(image, FIRST_LOST);
        setMarkBack(image, FIRST_LOST - 100);
        assertRefused(image, FIRST_LOST);
    }

    /** Chronicle's working file is lost with power more often than not. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100})
    void shouldVerifyAndStartWithoutTheWorkingFile(int bytesLeft) throws IOException {
        Path image = leftBehind(Durability.DISK);
        Path working = image.resolve("ledger").resolve("metadata.cq4t");
        if (bytesLeft < 0) {
            Files.delete(working);
        } else {
            try (RandomAccessFile file = new RandomAccessFile(working.toFile(), "rw")) {
                file.setLength(bytesLeft);
            }
        }
        assertThat(JournalVerifier.verify(image).lastSequence()).isEqualTo(RECORDS);
        assertStarts(image, Durability.DISK, RECORDS);
    }

    private static void assertStarts(Path image, Durability level, long position) {
        try (ChronicleJournal journal = TestJournals.open(image, level)) {
            assertThat(journal.position()).isEqualTo(position);
            TestJournals.append(journal, journal.newBatch(64 << 10), 5);
        }
        Verification after = JournalVerifier.verify(image);
        assertThat(after.bad()).isNull();
        assertThat(after.outlook()).isNull();
        assertThat(after.lastSequence()).isEqualTo(position + 5);
    }

    private static void assertRefused(Path image, long sequence) {
        Verification verification = JournalVerifier.verify(image);
        assertThat(Objects.requireNonNull(verification.bad()).sequence()).isEqualTo(sequence);
        assertThat(verification.outlook()).isNull();
        assertThatThrownBy(() -> TestJournals.open(image, Durability.PROCESS).close())
                .isInstanceOf(JournalCorruptException.class)
                .hasMessageContaining("record " + sequence);
    }

    /** A copy of a stream whose writer is then gone. */
    private Path leftBehind(Durability level) throws IOException {
        Path live = parent.resolve("live");
        Path image = parent.resolve("image");
        try (ChronicleJournal journal = TestJournals.open(live, level)) {
            RecordBatch batch = journal.newBatch(64 << 10);
            for (int i = 0; i < RECORDS; i += 10) {
                TestJournals.append(journal, batch, 10);
            }
            TestJournals.awaitDurable(journal, RECORDS);
            while (mark(live).position() < RECORDS) {
                LockSupport.parkNanos(1_000_000);
            }
            try (Stream<Path> all = Files.walk(live)) {
                for (Path path : all.toList()) {
                    Files.copy(path, image.resolve(live.relativize(path).toString()));
                }
            }
        }
        return image;
    }

    private static DurableMark.Values mark(Path stream) throws IOException {
        return Objects.requireNonNull(DurableMark.read(stream.resolve("journal.mark")));
    }

    private static void loseTheRun(Path image, Durability level) throws IOException {
        long other = BootId.at(level, ~BootId.current());
        DurableMark.start(image.resolve("journal.mark"), mark(image), other).close();
    }

    private static void setMarkBack(Path image, long position) throws IOException {
        DurableMark.Values last = mark(image);
        DurableMark.Values back =
                new DurableMark.Values(
                        last.generation(),
                        last.epoch(),
                        last.partition(),
                        position,
                        last.ledger(),
                        last.boot());
        DurableMark.start(image.resolve("journal.mark"), back, last.boot()).close();
    }

    private static void zeroLedger(Path image, long first) throws IOException {
        Path file = new JournalFiles(image).cycles().getFirst();
        long from = LedgerFileSearch.offsetOfBody(file, first) - 44;
        long to = LedgerFileSearch.offsetOfBody(file, RECORDS) + TestJournals.BODY_BYTES;
        zero(file, from, (int) (to - from));
    }

    private static void zeroBody(Path image, long sequence) throws IOException {
        Path file = new JournalFiles(image).cycles().getFirst();
        zero(file, LedgerFileSearch.offsetOfBody(file, sequence) + 8, 8);
    }

    private static void zero(Path path, long from, int length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(from);
            file.write(new byte[length]);
        }
    }
}
