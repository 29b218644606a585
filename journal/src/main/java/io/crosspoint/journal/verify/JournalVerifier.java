package io.crosspoint.journal.verify;

import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.chronicle.StartOutlook;
import io.crosspoint.journal.verify.Verification.BadRecord;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Checks every record of a stream: its checksum, its place in the order, its link to the last. */
public final class JournalVerifier {
    private static final String END = "end of the ledger";

    private JournalVerifier() {}

    /**
     * Checks a stream on storage against itself and against its durable mark.
     *
     * @throws IllegalArgumentException when the directory holds no journal
     */
    public static Verification verify(Path directory) {
        long durable = ChronicleJournal.markedPosition(directory);
        JournalReader fromStart;
        try {
            fromStart =
                    ChronicleJournal.follow(directory, ChronicleJournal.startPosition(directory));
        } catch (JournalCorruptException e) {
            return new Verification(0, 0, 0, durable, told(e), null);
        }
        try (JournalReader reader = fromStart) {
            return verify(directory, reader, durable, record -> {});
        }
    }

    /** Checks what a reader that stands at the start has before it. */
    public static Verification verify(JournalReader reader, long durablePosition) {
        return verify(reader, durablePosition, record -> {});
    }

    /**
     * Checks what a reader of a stream on storage has before it, and what its commit log adds.
     *
     * @param reader at the start
     * @param durablePosition the stream, commit log included, must reach this record
     * @param visitor shown each good record
     */
    public static Verification verify(
            Path directory,
            JournalReader reader,
            long durablePosition,
            Consumer<RecordView> visitor) {
        LastCrc last = new LastCrc();
        Verification found = verify(reader, durablePosition, last.andThen(visitor));
        BadRecord bad = found.bad();
        if (bad == null) {
            return found;
        }
        boolean torn = !bad.place().equals(END);
        StartOutlook outlook =
                ChronicleJournal.outlook(directory, found.lastSequence(), last.crc, torn);
        return outlook == null
                ? found
                : new Verification(
                        found.records(),
                        found.bytes(),
                        found.lastSequence(),
                        durablePosition,
                        outlook.powerLost() ? null : bad,
                        outlook.told());
    }

    /** What the commit log's next record must be chained to. */
    private static final class LastCrc implements Consumer<RecordView> {
        private int crc;

        @Override
        public void accept(RecordView record) {
            int start = record.bodyOffset() - RecordEnvelope.ENVELOPE_LENGTH;
            crc = RecordEnvelope.crc(record.buffer(), start);
        }
    }

    /**
     * Checks what a reader has before it, and shows each good record to a visitor.
     *
     * @param durablePosition the stream must reach this record
     */
    public static Verification verify(
            JournalReader reader, long durablePosition, Consumer<RecordView> visitor) {
        long records = 0;
        long bytes = 0;
        long last = 0;
        @Nullable BadRecord bad = null;
        try {
            while (reader.next()) {
                RecordView record = reader.record();
                records++;
                bytes += record.bodyLength() + RecordEnvelope.ENVELOPE_LENGTH;
                last = record.sequence();
                visitor.accept(record);
            }
            if (last < durablePosition) {
                bad = endsEarly(last, durablePosition);
            }
        } catch (JournalCorruptException e) {
            bad = told(e);
        }
        return new Verification(records, bytes, last, durablePosition, bad, null);
    }

    private static BadRecord told(JournalCorruptException found) {
        return new BadRecord(found.sequence(), found.place(), String.valueOf(found.getMessage()));
    }

    private static BadRecord endsEarly(long last, long durablePosition) {
        return new BadRecord(
                last + 1,
                END,
                "record %d: the ledger ends (expected: records up to %d, which were durable)"
                        .formatted(last + 1, durablePosition));
    }
}
