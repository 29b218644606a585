package io.crosspoint.journal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.transactions.EngineStartedEncoder;
import io.crosspoint.journal.transactions.LinkSignOnEncoder;
import io.crosspoint.journal.transactions.MessageHeaderEncoder;

import org.junit.jupiter.api.Test;

final class JournalStatisticsTest {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    @Test
    void shouldCountRecordsByType() {
        try (MemoryJournal journal = MemoryJournal.durableAtOnce()) {
            RecordBatch batch = journal.newBatch(64 << 10);
            EngineStartedEncoder started = new EngineStartedEncoder();
            started.wrapAndApplyHeader(batch.buffer(), batch.begin(), header).epoch(1);
            batch.commit(8 + started.encodedLength(), 100);
            for (int link = 1; link <= 3; link++) {
                LinkSignOnEncoder signOn = new LinkSignOnEncoder();
                signOn.wrapAndApplyHeader(batch.buffer(), batch.begin(), header).link(link);
                batch.commit(8 + signOn.encodedLength(), 100 + link);
            }
            long bytes = 4L * 48 + started.encodedLength() + 3L * LinkSignOnEncoder.BLOCK_LENGTH;
            journal.append(batch);

            JournalStatistics statistics = JournalStatistics.of(journal.read(0));
            assertThat(statistics.records()).isEqualTo(4);
            assertThat(statistics.bytes()).isEqualTo(bytes);
            assertThat(statistics.firstTimeNs()).isEqualTo(100);
            assertThat(statistics.lastTimeNs()).isEqualTo(103);
            assertThat(statistics.countByType())
                    .containsEntry("transactions.EngineStarted", 1L)
                    .containsEntry("transactions.LinkSignOn", 3L)
                    .hasSize(2);
        }
    }

    @Test
    void shouldCountNothingInAnEmptyStream() {
        try (MemoryJournal journal = MemoryJournal.durableAtOnce()) {
            JournalStatistics statistics = JournalStatistics.of(journal.read(0));
            assertThat(statistics.records()).isZero();
            assertThat(statistics.firstTimeNs()).isZero();
            assertThat(statistics.countByType()).isEmpty();
        }
    }
}
