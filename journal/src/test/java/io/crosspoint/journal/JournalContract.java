package io.crosspoint.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What every journal promises, whatever it is made of. */
public abstract class JournalContract {
    private static final int BATCH_BYTES = 64 << 10;
    private static final long TIME_NS = 1_790_000_000_000_000_000L;

    private Journal journal;
    private RecordBatch batch;

    /** An empty journal. */
    protected abstract Journal open() throws Exception;

    /** A batch that continues the journal. */
    protected abstract RecordBatch newBatch(Journal journal, int capacityBytes);

    /** Returns once what has been appended is durable. */
    protected abstract void awaitDurable(Journal journal) throws Exception;

    /** Makes storage fail from here on. */
    protected abstract void breakStorage(Journal journal) throws Exception;

    @BeforeEach
    void openJournal() throws Exception {
        journal = open();
        batch = newBatch(journal, BATCH_BYTES);
    }

    @AfterEach
    void closeJournal() {
        try {
            journal.close();
        } catch (JournalFailedException e) {
            assertThat(journal.failure()).isNotNull();
        }
    }

    @Test
    void shouldBeginEmpty() {
        assertThat(journal.position()).isZero();
        assertThat(journal.durablePosition()).isZero();
        try (JournalReader reader = journal.read(0)) {
            assertThat(reader.next()).isFalse();
        }
    }

    @Test
    void shouldGivePositionsThatEqualSequences() {
        fill(3);
        assertThat(journal.append(batch)).isEqualTo(3);
        fill(2);
        assertThat(journal.append(batch)).isEqualTo(5);
        assertThat(journal.position()).isEqualTo(5);
        assertThat(batch.isEmpty()).isTrue();
    }

    @Test
    void shouldLeavePositionForAnEmptyBatch() {
        fill(1);
        journal.append(batch);
        assertThat(journal.append(batch)).isEqualTo(1);
    }

    @Test
    void shouldReadBackWhatWasAppendedInOrder() {
        fill(100);
        journal.append(batch);
        fill(50);
        journal.append(batch);
        try (JournalReader reader = journal.read(0)) {
            for (long sequence = 1; sequence <= 150; sequence++) {
                assertThat(reader.next()).isTrue();
                assertRecord(reader.record(), sequence);
            }
            assertThat(reader.next()).isFalse();
        }
    }

    @Test
    void shouldReadFromAnyPosition() {
        for (int i = 0; i < 40; i++) {
            fill(1 + i % 7);
            journal.append(batch);
        }
        long end = journal.position();
        for (long position = 0; position < end; position++) {
            try (JournalReader reader = journal.read(position)) {
                assertThat(reader.next()).isTrue();
                assertRecord(reader.record(), position + 1);
            }
        }
        try (JournalReader reader = journal.read(end)) {
            assertThat(reader.next()).isFalse();
        }
    }

    @Test
    void shouldRefuseToReadBehindTheEnd() {
        fill(2);
        journal.append(batch);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.read(3))
                .withMessageContaining("position: 3")
                .withMessageContaining("2");
        assertThatIllegalArgumentException().isThrownBy(() -> journal.read(-1));
    }

    @Test
    void shouldShowLaterRecordsToAReaderAtTheEnd() {
        try (JournalReader reader = journal.read(0)) {
            assertThat(reader.next()).isFalse();
            fill(2);
            journal.append(batch);
            assertThat(reader.next()).isTrue();
            assertThat(reader.next()).isTrue();
            assertThat(reader.next()).isFalse();
            fill(1);
            journal.append(batch);
            assertThat(reader.next()).isTrue();
            assertRecord(reader.record(), 3);
        }
    }

    @Test
    void shouldLetAnotherThreadFollowTheWriter() throws Exception {
        int records = 20_000;
        CompletableFuture<Long> followed =
                CompletableFuture.supplyAsync(
                        () -> {
                            try (JournalReader reader = journal.read(0)) {
                                long read = 0;
                                while (read < records) {
                                    if (reader.next()) {
                                        assertRecord(reader.record(), ++read);
                                    } else {
                                        Thread.onSpinWait();
                                    }
                                }
                                return read;
                            }
                        });
        for (int written = 0; written < records; written += 10) {
            fill(10);
            journal.append(batch);
        }
        assertThat(followed.get(60, TimeUnit.SECONDS)).isEqualTo(records);
    }

    @Test
    void shouldRaiseTheDurablePositionToWhatWasAppended() throws Exception {
        fill(4);
        journal.append(batch);
        assertThat(journal.durablePosition()).isBetween(0L, 4L);
        awaitDurable(journal);
        assertThat(journal.durablePosition()).isEqualTo(4);
    }

    @Test
    void shouldNeverShowADurablePositionAboveTheAppended() throws Exception {
        for (int i = 0; i < 200; i++) {
            fill(1);
            long position = journal.append(batch);
            assertThat(journal.durablePosition()).isLessThanOrEqualTo(position);
        }
        awaitDurable(journal);
    }

    @Test
    void shouldRefuseABatchThatDoesNotContinueTheStream() {
        fill(1);
        batch.clear();
        fill(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal.append(batch))
                .withMessage("batch begins with record 2 (expected: 1)");
        assertThat(journal.failure()).isNull();
        assertThat(journal.position()).isZero();
    }

    @Test
    void shouldReuseTheSequencesOfADiscardedBatch() {
        fill(5);
        batch.discard();
        fill(1);
        assertThat(journal.append(batch)).isEqualTo(1);
    }

    @Test
    void shouldTakeABatchThatIsFull() {
        long records = 0;
        while (batch.hasRoom()) {
            fillOne(RecordBatch.MAX_BODY_BYTES);
            records++;
        }
        assertThat(journal.append(batch)).isEqualTo(records);
        try (JournalReader reader = journal.read(records - 1)) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.record().bodyLength()).isEqualTo(RecordBatch.MAX_BODY_BYTES);
        }
    }

    @Test
    void shouldRefuseAppendsAndTellOnceItFailed() throws Exception {
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        journal.onDurable(
                () -> {
                    Throwable failure = journal.failure();
                    if (failure != null) {
                        told.complete(failure);
                    }
                });
        fill(1);
        journal.append(batch);
        awaitDurable(journal);
        long durable = journal.durablePosition();

        breakStorage(journal);
        List<Throwable> thrown = new ArrayList<>();
        while (thrown.isEmpty()) {
            fill(1);
            try {
                journal.append(batch);
            } catch (JournalFailedException e) {
                thrown.add(e);
                batch.discard();
            }
        }
        assertThat(told.get(30, TimeUnit.SECONDS)).isSameAs(journal.failure());
        assertThat(thrown.getFirst()).hasCause(journal.failure());
        assertThat(journal.durablePosition()).isBetween(durable, journal.position());
        fill(1);
        assertThatThrownBy(() -> journal.append(batch)).isInstanceOf(JournalFailedException.class);
    }

    private void fill(int records) {
        for (int i = 0; i < records; i++) {
            long sequence = batch.lastSequence() + 1;
            fillOne(bodyLength(sequence));
        }
    }

    private void fillOne(int bodyLength) {
        long sequence = batch.lastSequence() + 1;
        int offset = batch.begin();
        for (int i = 0; i < bodyLength; i++) {
            batch.buffer().putByte(offset + i, (byte) (sequence + i));
        }
        if (bodyLength >= Long.BYTES) {
            batch.buffer().putLong(offset, sequence, ByteOrder.LITTLE_ENDIAN);
        }
        RecordView record = batch.commit(bodyLength, TIME_NS + sequence);
        assertThat(record.sequence()).isEqualTo(sequence);
    }

    private static int bodyLength(long sequence) {
        return 8 + (int) (sequence * 31 % 300);
    }

    private static void assertRecord(RecordView record, long sequence) {
        assertThat(record.sequence()).isEqualTo(sequence);
        assertThat(record.timeNs()).isEqualTo(TIME_NS + sequence);
        assertThat(record.partition()).isZero();
        assertThat(record.epoch()).isEqualTo(1);
        assertThat(record.bodyLength()).isEqualTo(bodyLength(sequence));
        assertThat(record.buffer().getLong(record.bodyOffset(), ByteOrder.LITTLE_ENDIAN))
                .isEqualTo(sequence);
        int last = record.bodyLength() - 1;
        if (last >= Long.BYTES) {
            assertThat(record.buffer().getByte(record.bodyOffset() + last))
                    .isEqualTo((byte) (sequence + last));
        }
    }
}
