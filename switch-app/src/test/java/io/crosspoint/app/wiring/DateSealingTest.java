package io.crosspoint.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.chronicle.Durability;
import io.crosspoint.journal.chronicle.JournalSettings;
import io.crosspoint.journal.seal.SealFiles;
import io.crosspoint.journal.transactions.BusinessDateClosedEncoder;
import io.crosspoint.journal.transactions.BusinessDateOpenedEncoder;
import io.crosspoint.journal.transactions.MessageHeaderEncoder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

@Timeout(60)
final class DateSealingTest {
    private static final long POLL_NS = 5_000_000;

    @TempDir private Path stream;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    @Test
    void shouldSealADateSoonAfterItHasClosed() throws Exception {
        JournalSettings settings =
                new JournalSettings(stream, Durability.PROCESS, 0, 1, 1 << 20, 0);
        try (ChronicleJournal journal = ChronicleJournal.open(settings);
                DateSealing sealing = DateSealing.start(stream, journal)) {
            RecordBatch batch = journal.newBatch(64 << 10);
            for (int date = 20_261_120; date < 20_261_123; date++) {
                write(batch, date);
                journal.append(batch);
                Path seal = new SealFiles(stream).file(date);
                while (!Files.exists(seal)) {
                    LockSupport.parkNanos(sealing, POLL_NS);
                }
            }
        }
        assertThat(new SealFiles(stream).all()).hasSize(3);
    }

    private void write(RecordBatch batch, int date) {
        BusinessDateOpenedEncoder opened = new BusinessDateOpenedEncoder();
        opened.wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                .businessDate(date)
                .previousDate(0);
        batch.commit(MessageHeaderEncoder.ENCODED_LENGTH + opened.encodedLength(), 1);
        BusinessDateClosedEncoder closed = new BusinessDateClosedEncoder();
        closed.wrapAndApplyHeader(batch.buffer(), batch.begin(), header).businessDate(date);
        batch.commit(MessageHeaderEncoder.ENCODED_LENGTH + closed.encodedLength(), 2);
    }
}
