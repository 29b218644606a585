package io.crosspoint.journal.seal;

import io.crosspoint.journal.RecordEnvelope;

/**
 * What a closed business date's range of records is.
 *
 * @param businessDate yyyymmdd
 * @param firstSequence first record of the range
 * @param lastSequence the record that closes the date
 * @param nextSequence first record of the range that follows; not behind {@code lastSequence} when
 *     the next date was open already
 * @param bytes of all records, padding included
 * @param previousCrc CRC32C of the record before the range, 8 hexadecimal digits; zeros before the
 *     first record of a stream
 * @param lastCrc CRC32C of the last record
 * @param sha256 64 hexadecimal digits
 */
public record DateSeal(
        int businessDate,
        long firstSequence,
        long lastSequence,
        long nextSequence,
        long bytes,
        String previousCrc,
        String lastCrc,
        String sha256) {
    private static final String CRC = "[0-9a-f]{8}";
    private static final String SHA256 = "[0-9a-f]{64}";

    /** Refuses what cannot be. */
    public DateSeal {
        expect(businessDate > 0, "businessDate", businessDate, "yyyymmdd");
        expect(firstSequence > 0, "firstSequence", firstSequence, "from 1");
        expect(
                lastSequence >= firstSequence,
                "lastSequence",
                lastSequence,
                "from " + firstSequence);
        expect(
                nextSequence > firstSequence && nextSequence <= lastSequence + 1,
                "nextSequence",
                nextSequence,
                "%d to %d".formatted(firstSequence + 1, lastSequence + 1));
        expect(
                bytes / RecordEnvelope.ENVELOPE_LENGTH >= lastSequence - firstSequence + 1,
                "bytes",
                bytes,
                "an envelope for each record");
        expect(previousCrc.matches(CRC), "previousCrc", previousCrc, "8 hexadecimal digits");
        expect(lastCrc.matches(CRC), "lastCrc", lastCrc, "8 hexadecimal digits");
        expect(sha256.matches(SHA256), "sha256", sha256, "64 hexadecimal digits");
    }

    public long records() {
        return lastSequence - firstSequence + 1;
    }

    private static void expect(boolean holds, String field, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "%s: %s (expected: %s)".formatted(field, found, expected));
        }
    }
}
