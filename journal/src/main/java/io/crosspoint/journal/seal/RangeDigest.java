package io.crosspoint.journal.seal;

import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.RecordView;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over records that follow each other, as they lie in the ledger. One thread. */
public final class RangeDigest {
    /** A digest takes long runs of bytes faster than single records. */
    private static final int WAITING_BYTES = 16 << 10;

    private final MessageDigest digest;
    private final long firstSequence;
    private byte[] waiting = new byte[WAITING_BYTES];
    private int waitingLength;
    private long lastSequence;
    private long bytes;
    private int previousCrc;
    private int lastCrc;

    /**
     * An empty range.
     *
     * @param firstSequence of the record that is to come first
     */
    public RangeDigest(long firstSequence) {
        this.firstSequence = firstSequence;
        this.lastSequence = firstSequence - 1;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Adds the next record.
     *
     * @throws IllegalArgumentException when it is not the one behind the last
     */
    public void add(RecordView record) {
        if (record.sequence() != lastSequence + 1) {
            throw new IllegalArgumentException(
                    "record %d (expected: %d)".formatted(record.sequence(), lastSequence + 1));
        }
        int start = record.bodyOffset() - RecordEnvelope.ENVELOPE_LENGTH;
        int length = RecordEnvelope.stride(record.bodyLength() + RecordEnvelope.ENVELOPE_LENGTH);
        if (waitingLength + length > waiting.length) {
            digestWaiting();
        }
        if (length > waiting.length) {
            waiting = new byte[length];
        }
        record.buffer().getBytes(start, waiting, waitingLength, length);
        waitingLength += length;
        if (lastSequence < firstSequence) {
            previousCrc = RecordEnvelope.previousCrc(record.buffer(), start);
        }
        lastCrc = RecordEnvelope.crc(record.buffer(), start);
        lastSequence++;
        bytes += length;
    }

    private void digestWaiting() {
        digest.update(waiting, 0, waitingLength);
        waitingLength = 0;
    }

    public long firstSequence() {
        return firstSequence;
    }

    /** Of the last record added; one less than the first before any. */
    public long lastSequence() {
        return lastSequence;
    }

    /**
     * The seal of what was added; ends the range.
     *
     * @param businessDate yyyymmdd; for a stream without business dates a calendar day
     * @param nextSequence first record of the range that follows
     */
    public DateSeal seal(int businessDate, long nextSequence) {
        return new DateSeal(
                businessDate,
                firstSequence,
                lastSequence,
                nextSequence,
                bytes,
                hex(previousCrc),
                hex(lastCrc),
                sha256());
    }

    /** 64 hexadecimal digits; ends the range. */
    public String sha256() {
        digestWaiting();
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String hex(int crc) {
        return HexFormat.of().toHexDigits(crc);
    }
}
