package io.crosspoint.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.verify.JournalVerifier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** A file system in memory without one free page, over midnight. For root. */
@Tag("nightly")
final class FullFileSystemTest {
    private static final long RESERVE = 4 << 20;
    private static final int BATCH = 64 << 10;
    private static final int FILL_AHEAD = 2 << 20;

    /** Of some 200 bytes: half of what was filled ahead. */
    private static final int RECORDS_WHILE_FULL = 5_000;

    @TempDir private Path home;
    private volatile Instant now = Instant.parse("2026-11-20T23:59:59Z");

    @BeforeEach
    void mount() throws Exception {
        boolean root = "root".equals(System.getProperty("user.name"));
        if (!root) {
            System.err.println("NOT TESTED: a full file system needs root");
        }
        Assumptions.assumeTrue(root, "needs root");
        run("mount", "-t", "tmpfs", "-o", "size=16m", "none", home.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "--lazy", home.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    @Timeout(60)
    void shouldCrossMidnightAndTakeTheNextFileLater(Durability level) throws Exception {
        Path stream = home.resolve("stream");
        Path ballast = home.resolve("ballast");
        try (ChronicleJournal journal = open(stream, level)) {
            RecordBatch batch = journal.newBatch(BATCH);
            append(journal, batch, 100);
            awaitFilled(journal, stream);
            fill(ballast);
            awaitLow(journal, true);
            assertThat(Files.getFileStore(home).getUsableSpace()).isZero();

            now = now.plus(Duration.ofDays(1));
            append(journal, batch, RECORDS_WHILE_FULL);
            assertThat(new JournalFiles(stream).cycles()).hasSize(1);

            Files.delete(ballast);
            awaitLow(journal, false);
            append(journal, batch, 100);
            assertThat(new JournalFiles(stream).cycles()).hasSize(2);
        }
        assertThat(JournalVerifier.verify(stream).clean()).isTrue();
        assertThat(JournalVerifier.verify(stream).lastSequence())
                .isEqualTo(RECORDS_WHILE_FULL + 200);
    }

    private ChronicleJournal open(Path stream, Durability level) {
        JournalSettings settings =
                new JournalSettings(stream, level, 0, RESERVE, 1 << 20, FILL_AHEAD);
        return ChronicleJournal.open(settings, () -> now, Storage.of(stream));
    }

    private static void append(ChronicleJournal journal, RecordBatch batch, int records) {
        for (int left = records; left > 0; left -= 100) {
            long position = TestJournals.append(journal, batch, 100);
            TestJournals.awaitDurable(journal, position);
        }
    }

    /** Until the pages ahead of the writer are taken. */
    private void awaitFilled(ChronicleJournal journal, Path stream) throws Exception {
        Path file = new JournalFiles(stream).cycles().getFirst();
        while (taken(file) < FILL_AHEAD) {
            assertThat(journal.failure()).isNull();
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static long taken(Path file) throws IOException {
        Process process = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
        String blocks = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Long.parseLong(blocks.strip()) * 512;
    }

    private static void awaitLow(ChronicleJournal journal, boolean low) {
        while (journal.lowOnSpace() != low) {
            assertThat(journal.failure()).isNull();
            LockSupport.parkNanos(100_000);
        }
    }

    private void fill(Path ballast) throws IOException {
        byte[] page = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (Files.getFileStore(home).getUsableSpace() > 0) {
                out.write(page);
            }
        } catch (IOException e) {
            // the last page is taken
        }
    }
}
