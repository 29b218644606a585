package io.crosspoint.journal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.journal.Journal;
import io.crosspoint.journal.JournalContract;
import io.crosspoint.journal.JournalFailedException;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

final class MemoryJournalTest extends JournalContract {
    @Override
    protected Journal open() {
        return MemoryJournal.durableWhenTold();
    }

    @Override
    protected RecordBatch newBatch(Journal journal, int capacityBytes) {
        return ((MemoryJournal) journal).newBatch(capacityBytes);
    }

    @Override
    protected void awaitDurable(Journal journal) {
        ((MemoryJournal) journal).makeDurable();
    }

    @Override
    protected void breakStorage(Journal journal) {
        ((MemoryJournal) journal).fail(new IOException("planted"));
    }

    @Test
    void shouldBeDurableAtOnceAndTellSo() {
        try (MemoryJournal journal = MemoryJournal.durableAtOnce()) {
            AtomicInteger told = new AtomicInteger();
            journal.onDurable(told::incrementAndGet);
            append(journal, journal.newBatch(64 << 10), 3);
            assertThat(journal.durablePosition()).isEqualTo(3);
            assertThat(told).hasValue(1);
        }
    }

    @Test
    void shouldBeDurableAsFarAsTold() {
        try (MemoryJournal journal = MemoryJournal.durableWhenTold()) {
            append(journal, journal.newBatch(64 << 10), 3);
            assertThat(journal.durablePosition()).isZero();
            journal.makeDurable(2);
            assertThat(journal.durablePosition()).isEqualTo(2);
            assertThatIllegalArgumentException().isThrownBy(() -> journal.makeDurable(1));
            assertThatIllegalArgumentException().isThrownBy(() -> journal.makeDurable(4));
        }
    }

    @Test
    void shouldLoseInACrashWhatWasNotDurable() {
        MemoryJournal journal = MemoryJournal.durableWhenTold();
        RecordBatch batch = journal.newBatch(64 << 10);
        append(journal, batch, 5);
        journal.makeDurable(3);
        try (MemoryJournal next = journal.crash()) {
            assertThatThrownBy(() -> append(journal, batch, 1))
                    .isInstanceOf(JournalFailedException.class);
            assertThat(next.position()).isEqualTo(3);
            assertThat(next.durablePosition()).isEqualTo(3);
            append(next, next.newBatch(64 << 10), 1);
            try (JournalReader reader = next.read(0)) {
                for (int i = 1; i <= 4; i++) {
                    assertThat(reader.next()).isTrue();
                    assertThat(reader.record().epoch()).isEqualTo(i < 4 ? 1 : 2);
                }
                assertThat(reader.next()).isFalse();
            }
        }
    }

    @Test
    void shouldKeepTheNewestRecordsWithinItsBound() {
        try (MemoryJournal journal =
                MemoryJournal.durableAtOnce(0, 1, RecordBatch.MAX_CAPACITY_BYTES)) {
            RecordBatch batch = journal.newBatch(1 << 20);
            while (journal.position() < 20_000) {
                append(journal, batch, 200);
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> journal.read(0))
                    .withMessageContaining("no longer kept");
            try (JournalReader reader = journal.read(journal.position() - 1)) {
                assertThat(reader.next()).isTrue();
                assertThat(reader.record().sequence()).isEqualTo(journal.position());
            }
        }
    }

    private static void append(MemoryJournal journal, RecordBatch batch, int records) {
        for (int i = 0; i < records; i++) {
            batch.begin();
            batch.commit(1000, 1);
        }
        journal.append(batch);
    }
}
