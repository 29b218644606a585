package io.crosspoint.clearing.export;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordView;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The records of one calendar day, UTC, in a stream that knows no business dates: from the first
 * written on that day to the last before one of a later day.
 *
 * @param first sequence of the first record
 * @param last sequence of the last record
 */
public record DayRange(long first, long last) {

    /**
     * Finds the range in what the reader has before it; empty when nothing was written that day.
     */
    public static Optional<DayRange> of(JournalReader records, LocalDate day) {
        long beginNs = nanoseconds(day);
        long endNs = nanoseconds(day.plusDays(1));
        long first = 0;
        long last = 0;
        while (records.next()) {
            RecordView record = records.record();
            if (record.timeNs() >= endNs) {
                break;
            }
            if (first == 0 && record.timeNs() >= beginNs) {
                first = record.sequence();
            }
            last = record.sequence();
        }
        return first == 0 ? Optional.empty() : Optional.of(new DayRange(first, last));
    }

    private static long nanoseconds(LocalDate day) {
        return TimeUnit.SECONDS.toNanos(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    }
}
