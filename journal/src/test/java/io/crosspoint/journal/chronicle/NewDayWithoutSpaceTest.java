package io.crosspoint.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.verify.JournalVerifier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A day begins while storage is nearly full: the ledger waits with its next file. */
final class NewDayWithoutSpaceTest {
    private static final int BATCH = 64 << 10;

    @TempDir private Path directory;
    private volatile Instant now = Instant.parse("2026-11-20T23:59:59Z");
    private volatile long free = Long.MAX_VALUE;

    @ParameterizedTest
    @EnumSource(Durability.class)
    void shouldStayInItsFileUntilThereIsSpace(Durability level) throws IOException {
        try (ChronicleJournal journal = open(level)) {
            RecordBatch batch = journal.newBatch(BATCH);
            TestJournals.append(journal, batch, 10);
            becomes(journal, true);
            for (int day = 0; day < 3; day++) {
                now = now.plus(Duration.ofDays(1));
                long position = TestJournals.append(journal, batch, 10);
                TestJournals.awaitDurable(journal, position);
            }
            assertThat(names()).containsExactly("20261120F.cq4");

            becomes(journal, false);
            TestJournals.append(journal, batch, 10);
            assertThat(names()).containsExactly("20261120F.cq4", "20261123F.cq4");
        }
        assertThat(JournalVerifier.verify(directory).clean()).isTrue();
        assertThat(JournalVerifier.verify(directory).lastSequence()).isEqualTo(50);
    }

    @Test
    void shouldStayInTheFileOfTheRunBefore() throws IOException {
        try (ChronicleJournal journal = open(Durability.DISK)) {
            TestJournals.append(journal, journal.newBatch(BATCH), 10);
        }
        now = now.plus(Duration.ofDays(1));
        free = 0;
        try (ChronicleJournal journal = open(Durability.DISK)) {
            TestJournals.append(journal, journal.newBatch(BATCH), 10);
            assertThat(names()).containsExactly("20261120F.cq4");
        }
        free = Long.MAX_VALUE;
        try (ChronicleJournal journal = open(Durability.DISK)) {
            TestJournals.append(journal, journal.newBatch(BATCH), 10);
            assertThat(names()).containsExactly("20261120F.cq4", "20261121F.cq4");
        }
        assertThat(JournalVerifier.verify(directory).lastSequence()).isEqualTo(30);
    }

    private void becomes(ChronicleJournal journal, boolean low) {
        free = low ? 0 : Long.MAX_VALUE;
        while (journal.lowOnSpace() != low) {
            assertThat(journal.failure()).isNull();
            LockSupport.parkNanos(100_000);
        }
    }

    private List<String> names() throws IOException {
        return new JournalFiles(directory)
                .cycles().stream().map(file -> file.getFileName().toString()).toList();
    }

    private ChronicleJournal open(Durability level) {
        Storage storage =
                new Storage(
                        new CycleForcer(new JournalFiles(directory)),
                        channel -> channel.force(false),
                        () -> free);
        return ChronicleJournal.open(TestJournals.settings(directory, level), () -> now, storage);
    }
}
