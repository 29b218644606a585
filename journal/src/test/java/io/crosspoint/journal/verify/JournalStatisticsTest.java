package io.crosspoint.journal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.transactions.EngineStartedEncoder;
import io.crosspoint.journal.transactions.LinkSignOnEncoder;
import io.crosspoint.journal.transactions.MessageHeaderEncoder;
import io.crosspoint.journal.transactions.TransactionAcceptedEncoder;
import io.crosspoint.journal.transactions.TransactionConcludedEncoder;

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
    void shouldCountRecordsByTheirBusinessDates() {
        try (MemoryJournal journal = MemoryJournal.durableAtOnce()) {
            RecordBatch batch = journal.newBatch(64 << 10);
            TransactionAcceptedEncoder accepted = new TransactionAcceptedEncoder();
            accepted.wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                    .facts()
                    .businessDate(20_261_120);
            batch.commit(8 + accepted.encodedLength(), 1);
            TransactionConcludedEncoder concluded = new TransactionConcludedEncoder();
            concluded
                    .wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                    .businessDate(20_261_120);
            batch.commit(8 + concluded.encodedLength(), 2);
            concluded
                    .wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                    .businessDate(20_261_121);
            batch.commit(8 + concluded.encodedLength(), 3);
            EngineStartedEncoder started = new EngineStartedEncoder();
            started.wrapAndApplyHeader(batch.buffer(), batch.begin(), header).epoch(20_261_120);
            batch.commit(8 + started.encodedLength(), 4);
            journal.append(batch);
            assertThat(JournalStatistics.of(journal.read(0)).countByDate())
                    .containsExactly(entry(20_261_120, 2L), entry(20_261_121, 1L));
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
