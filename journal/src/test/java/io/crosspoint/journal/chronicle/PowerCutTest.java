package io.crosspoint.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.verify.JournalVerifier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/**
 * What storage may hold after power was lost: all that was forced, and of the rest any part. A copy
 * is taken while the journal lives; the ledger's copy loses what was not forced in it.
 */
final class PowerCutTest {
    private static final int FORCED = 100;

    @TempDir private Path parent;
    private Path directory = Path.of("");
    private Path image = Path.of("");

    @BeforeEach
    void beginWithAForcedLedger() {
        directory = parent.resolve("stream");
        image = parent.resolve("image");
        try (ChronicleJournal journal = TestJournals.open(directory, Durability.DISK)) {
            TestJournals.append(journal, journal.newBatch(64 << 10), FORCED);
        }
    }

    @Test
    void shouldTakeFromTheCommitLogWhatTheLedgerLost() throws IOException {
        copyWhileWriting(20, 10);
        zeroLedger(FORCED + 1, FORCED + 200);

        assertRecovered(FORCED + 200);
    }

    @Test
    void shouldTakeFromTheCommitLogWhatLiesBehindAHole() throws IOException {
        copyWhileWriting(20, 10);
        zeroLedger(FORCED + 51, FORCED + 52);

        assertRecovered(FORCED + 200);
        assertThat(image.resolve(ledgerFile().getFileName() + ".damaged-1")).exists();
    }

    @Test
    void shouldRecoverAfterTheLogWentRound() throws IOException {
        long last;
        HeldForce force = new HeldForce(new CycleForcer(new JournalFiles(directory)));
        Storage storage =
                new Storage(force, channel -> channel.force(false), Storage.freeSpaceAt(directory));
        JournalSettings settings = TestJournals.settings(directory, Durability.DISK);
        try (ChronicleJournal journal =
                ChronicleJournal.open(settings, InstantSource.system(), storage)) {
            RecordBatch batch = journal.newBatch(64 << 10);
            append(journal, batch, 900, 20);
            appendUntilTheLedgerIsForced(journal, batch);
            force.hold();
            append(journal, batch, 100, 20);
            Files.walkFileTree(directory, new Copy());
            force.release();
            last = journal.position();
        }
        long forced = mark(image).ledger();
        zeroLedger(forced + 1, last);

        assertThat(forced).isGreaterThan(FORCED);
        assertRecovered(last);
    }

    @Test
    void shouldRefuseWhenTheLogIsLostToo() throws IOException {
        copyWhileWriting(2, 10);
        zeroLedger(FORCED + 1, FORCED + 20);
        for (int i = 0; i < 4; i++) {
            Files.delete(image.resolve("commit-log").resolve("segment-" + i + ".log"));
        }

        assertThatThrownBy(() -> TestJournals.open(image, Durability.DISK).close())
                .isInstanceOf(JournalCorruptException.class)
                .hasMessageContaining("records up to 120, which were durable");
    }

    @Test
    void shouldRecoverAtLevelProcessToo() throws IOException {
        copyWhileWriting(2, 10);
        zeroLedger(FORCED + 1, FORCED + 20);

        try (ChronicleJournal journal = TestJournals.open(image, Durability.PROCESS)) {
            assertThat(journal.position()).isEqualTo(FORCED + 20);
        }
    }

    private void assertRecovered(long last) {
        try (ChronicleJournal journal = TestJournals.open(image, Durability.DISK)) {
            assertThat(journal.position()).isEqualTo(last);
            assertThat(journal.durablePosition()).isEqualTo(last);
            TestJournals.append(journal, journal.newBatch(64 << 10), 5);
        }
        try (var reader = ChronicleJournal.follow(image, 0)) {
            assertThat(TestJournals.readAll(reader)).isEqualTo(last + 5);
        }
        assertThat(JournalVerifier.verify(image).clean()).isTrue();
    }

    /** Copies what lies on storage at a moment when all records count as durable. */
    private void copyWhileWriting(int batches, int perBatch) throws IOException {
        try (ChronicleJournal journal = TestJournals.open(directory, Durability.DISK)) {
            append(journal, journal.newBatch(64 << 10), batches, perBatch);
            Files.walkFileTree(directory, new Copy());
        }
    }

    private static void append(
            ChronicleJournal journal, RecordBatch batch, int batches, int perBatch) {
        for (int i = 0; i < batches; i++) {
            TestJournals.append(journal, batch, perBatch);
        }
        TestJournals.awaitDurable(journal, journal.position());
    }

    /** A held force leaves the commit log no more room than there is now: it must be empty. */
    private void appendUntilTheLedgerIsForced(ChronicleJournal journal, RecordBatch batch)
            throws IOException {
        long reached = journal.position();
        while (mark(directory).ledger() < reached) {
            append(journal, batch, 1, 1);
        }
    }

    /** Lets the ledger be forced until told to wait. */
    private static final class HeldForce implements LedgerForce {
        private final LedgerForce real;
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile boolean held;

        private HeldForce(LedgerForce real) {
            this.real = real;
        }

        void hold() {
            held = true;
        }

        void release() {
            released.countDown();
        }

        @Override
        public void force(int currentCycle) throws IOException {
            if (held) {
                await();
            }
            real.force(currentCycle);
        }

        private void await() throws IOException {
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }

    private final class Copy extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
                throws IOException {
            Files.createDirectory(image.resolve(directory.relativize(from)));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
                throws IOException {
            Files.copy(from, image.resolve(directory.relativize(from)));
            return FileVisitResult.CONTINUE;
        }
    }

    private static DurableMark.Values mark(Path stream) throws IOException {
        return Objects.requireNonNull(DurableMark.read(stream.resolve("journal.mark")));
    }

    private void zeroLedger(long first, long last) throws IOException {
        long from = LedgerFileSearch.offsetOfBody(ledgerFile(), first) - 44;
        long to = LedgerFileSearch.offsetOfBody(ledgerFile(), last) + TestJournals.BODY_BYTES;
        try (RandomAccessFile file = new RandomAccessFile(ledgerFile().toFile(), "rw")) {
            file.seek(from);
            file.write(new byte[(int) (to - from)]);
        }
    }

    private Path ledgerFile() throws IOException {
        return new JournalFiles(image).cycles().getFirst();
    }
}
