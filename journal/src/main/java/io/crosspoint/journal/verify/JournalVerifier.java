package io.crosspoint.journal.verify;

import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.chronicle.ChronicleJournal;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Checks every record of a stream: its checksum, its place in the order, its link to the last. */
public final class JournalVerifier {
    private JournalVerifier() {}

    /**
     * Checks a stream on storage against itself and against its durable mark.
     *
     * @throws IllegalArgumentException when the directory holds no journal
     */
    public static Verification verify(Path directory) {
        long durable = ChronicleJournal.markedPosition(directory);
        try (JournalReader reader =
                ChronicleJournal.follow(directory, ChronicleJournal.startPosition(directory))) {
            return verify(reader, durable);
        }
    }

    /** Checks what a reader that stands at the start has before it. */
    public static Verification verify(JournalReader reader, long durablePosition) {
        return verify(reader, durablePosition, record -> {});
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
        Verification.@Nullable BadRecord bad = null;
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
            bad =
                    new Verification.BadRecord(
                            e.sequence(), e.place(), String.valueOf(e.getMessage()));
        }
        return new Verification(records, bytes, last, durablePosition, bad);
    }

    private static Verification.BadRecord endsEarly(long last, long durablePosition) {
        return new Verification.BadRecord(
                last + 1,
                "end of the ledger",
                "record %d: the ledger ends (expected: records up to %d, which were durable)"
                        .formatted(last + 1, durablePosition));
    }
}
