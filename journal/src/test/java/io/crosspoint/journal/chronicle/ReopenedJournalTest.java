package io.crosspoint.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.verify.JournalVerifier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;

final class ReopenedJournalTest {
    @TempDir private Path directory;

    @ParameterizedTest
    @EnumSource(Durability.class)
    void shouldContinueChainSequenceAndEpoch(Durability durability) {
        for (int start = 1; start <= 3; start++) {
            try (ChronicleJournal journal = TestJournals.open(directory, durability)) {
                assertThat(journal.epoch()).isEqualTo(start);
                assertThat(journal.position()).isEqualTo((start - 1) * 100L);
                assertThat(journal.durablePosition()).isEqualTo((start - 1) * 100L);
                TestJournals.append(journal, journal.newBatch(64 << 10), 100);
            }
        }
        try (JournalReader reader = ChronicleJournal.follow(directory, 250)) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.record().epoch()).isEqualTo(3);
            assertThat(TestJournals.readAll(reader)).isEqualTo(300);
        }
        assertThat(JournalVerifier.verify(directory).clean()).isTrue();
    }

    @Test
    void shouldKeepASecondWriterAway() {
        try (ChronicleJournal journal = TestJournals.open(directory, Durability.PROCESS)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> TestJournals.open(directory, Durability.PROCESS))
                    .withMessageContaining("expected: one writer");
            TestJournals.append(journal, journal.newBatch(8192), 1);
        }
        TestJournals.open(directory, Durability.PROCESS).close();
    }

    @Test
    void shouldShowAFollowerWhatTheWriterAddsLater() {
        try (ChronicleJournal journal = TestJournals.open(directory, Durability.PROCESS)) {
            RecordBatch batch = journal.newBatch(64 << 10);
            TestJournals.append(journal, batch, 5);
            try (JournalReader follower = ChronicleJournal.follow(directory, 0)) {
                assertThat(TestJournals.readAll(follower)).isEqualTo(5);
                assertThat(follower.next()).isFalse();
                TestJournals.append(journal, batch, 5);
                assertThat(TestJournals.readAll(follower)).isEqualTo(10);
            }
        }
    }

    @Test
    void shouldHoldMoreThanOneChunk() {
        long last = 0;
        try (ChronicleJournal journal = TestJournals.open(directory, Durability.DISK)) {
            RecordBatch batch = journal.newBatch(128 << 10);
            while (last < 50_000) {
                last = TestJournals.append(journal, batch, 500);
            }
        }
        try (ChronicleJournal journal = TestJournals.open(directory, Durability.DISK);
                JournalReader reader = journal.read(0)) {
            assertThat(TestJournals.readAll(reader)).isEqualTo(last);
        }
    }

    @Test
    void shouldBeLowOnSpaceBelowTheReserve() {
        JournalSettings greedy =
                new JournalSettings(directory, Durability.PROCESS, 0, Long.MAX_VALUE);
        try (ChronicleJournal journal = ChronicleJournal.open(greedy)) {
            assertThat(journal.lowOnSpace()).isTrue();
        }
        try (ChronicleJournal journal = TestJournals.open(directory, Durability.PROCESS)) {
            assertThat(journal.lowOnSpace()).isFalse();
        }
    }

    @Test
    void shouldRefuseBatchesThatNoChunkCouldTake() {
        try (ChronicleJournal journal = TestJournals.open(directory, Durability.PROCESS)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> journal.newBatch(512 << 10))
                    .withMessageContaining("expected: 258048 at most");
        }
    }

    @Test
    void shouldRefuseToFollowWhatIsNoJournal() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChronicleJournal.follow(directory, 0))
                .withMessageContaining("no ledger found");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JournalVerifier.verify(directory))
                .withMessageContaining("no durable mark found");
    }

    @Test
    void shouldRefuseSettingsOutOfBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JournalSettings(directory, Durability.DISK, -1, 0))
                .withMessage("journal partition: -1 (expected: from 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JournalSettings(directory, Durability.DISK, 0, 0, 3 << 20, 0))
                .withMessageContaining("a power of two");
    }
}
