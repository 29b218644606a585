package io.crosspoint.journal.verify;

import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.describe.BusinessDates;
import io.crosspoint.journal.describe.RecordSchemas;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a stream holds.
 *
 * @param bytes envelopes included, padding not
 * @param firstTimeNs epoch nanoseconds of the first record, 0 without one
 * @param lastTimeNs epoch nanoseconds of the last record, 0 without one
 * @param countByType by names such as {@code transactions.TransactionAccepted}
 * @param countByDate by business dates, yyyymmdd; of those records that have one
 */
public record JournalStatistics(
        long records,
        long bytes,
        long firstTimeNs,
        long lastTimeNs,
        SortedMap<String, Long> countByType,
        SortedMap<Integer, Long> countByDate) {

    public JournalStatistics {
        countByType = Collections.unmodifiableSortedMap(new TreeMap<>(countByType));
        countByDate = Collections.unmodifiableSortedMap(new TreeMap<>(countByDate));
    }

    /**
     * Counts what the reader has before it, to the end.
     *
     * @throws JournalCorruptException at a bad record
     */
    public static JournalStatistics of(JournalReader reader) {
        RecordSchemas schemas = new RecordSchemas();
        BusinessDates dates = new BusinessDates(schemas);
        SortedMap<String, Long> countByType = new TreeMap<>();
        SortedMap<Integer, Long> countByDate = new TreeMap<>();
        long records = 0;
        long bytes = 0;
        long firstTimeNs = 0;
        long lastTimeNs = 0;
        while (reader.next()) {
            RecordView record = reader.record();
            lastTimeNs = record.timeNs();
            firstTimeNs = records == 0 ? lastTimeNs : firstTimeNs;
            records++;
            bytes += record.bodyLength() + RecordEnvelope.ENVELOPE_LENGTH;
            countByType.merge(schemas.nameOf(record), 1L, Long::sum);
            int date = dates.of(record);
            if (date != 0) {
                countByDate.merge(date, 1L, Long::sum);
            }
        }
        return new JournalStatistics(
                records, bytes, firstTimeNs, lastTimeNs, countByType, countByDate);
    }
}
