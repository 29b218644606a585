package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.Journal;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Small real journals on files. */
final class TestJournals {
    static final int BODY_BYTES = 120;

    private TestJournals() {}

    static JournalSettings settings(Path directory, Durability durability) {
        return new JournalSettings(directory, durability, 0, 1, 1 << 20, 1 << 20);
    }

    static ChronicleJournal open(Path directory, Durability durability) {
        return ChronicleJournal.open(settings(directory, durability));
    }

    /** Appends records whose body begins with their sequence. */
    static long append(Journal journal, RecordBatch batch, int records) {
        for (int i = 0; i < records; i++) {
            int offset = batch.begin();
            batch.buffer().setMemory(offset, BODY_BYTES, (byte) 0x5A);
            batch.buffer().putLong(offset, batch.lastSequence() + 1, ByteOrder.LITTLE_ENDIAN);
            batch.commit(BODY_BYTES, 1_000_000_000L + batch.lastSequence());
        }
        return journal.append(batch);
    }

    static void awaitDurable(Journal journal, long position) {
        while (journal.durablePosition() < position) {
            Throwable failure = journal.failure();
            if (failure != null) {
                throw new AssertionError("journal failed", failure);
            }
            LockSupport.parkNanos(100_000);
        }
    }

    /** Reads to the end, checking the bodies; returns the last sequence. */
    static long readAll(JournalReader reader) {
        long last = 0;
        while (reader.next()) {
            var record = reader.record();
            last = record.sequence();
            long body = record.buffer().getLong(record.bodyOffset(), ByteOrder.LITTLE_ENDIAN);
            if (body != last) {
                throw new AssertionError("record " + last + " has the body of " + body);
            }
        }
        return last;
    }
}
