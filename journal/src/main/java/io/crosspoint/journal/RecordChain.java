package io.crosspoint.journal;

import static io.crosspoint.journal.RecordEnvelope.PREVIOUS_CRC_OFFSET;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The end of a stream as one thread knows it: the last sequence and its CRC. Seals records that go
 * behind it and checks records that are said to come behind it. Allocates nothing unless a record
 * is bad.
 */
public final class RecordChain {
    private final CRC32C crc32c = new CRC32C();
    private long sequence;
    private int lastCrc;
    private boolean lastCrcKnown = true;

    /** Last record of the chain; 0 before the first. */
    public long sequence() {
        return sequence;
    }

    /** CRC of the last record; 0 before the first. */
    public int lastCrc() {
        return lastCrc;
    }

    /** Stands behind a record whose CRC is not known: the link to it will not be checked. */
    public void standAfter(long sequence) {
        this.sequence = sequence;
        this.lastCrc = 0;
        this.lastCrcKnown = sequence == 0;
    }

    /** Stands behind a record that has been checked. */
    public void standAfter(long sequence, int crc) {
        this.sequence = sequence;
        this.lastCrc = crc;
        this.lastCrcKnown = true;
    }

    /**
     * Fills in the checksums of a batch and moves behind it.
     *
     * @throws IllegalArgumentException when the batch does not begin behind this chain
     */
    public void seal(RecordBatch batch) {
        long first = batch.lastSequence() - batch.count() + 1;
        if (first != sequence + 1) {
            throw new IllegalArgumentException(
                    "batch begins with record " + first + " (expected: " + (sequence + 1) + ")");
        }
        MutableDirectBuffer buffer = batch.buffer();
        ByteBuffer bytes = batch.bytes();
        int end = batch.length();
        for (int offset = 0; offset < end; ) {
            int length = RecordEnvelope.length(buffer, offset);
            buffer.putInt(offset + PREVIOUS_CRC_OFFSET, lastCrc, ByteOrder.LITTLE_ENDIAN);
            lastCrc = crcOf(bytes, offset, length);
            buffer.putInt(offset + RecordEnvelope.CRC_OFFSET, lastCrc, ByteOrder.LITTLE_ENDIAN);
            offset += RecordEnvelope.stride(length);
        }
        sequence = batch.lastSequence();
    }

    /**
     * Checks the record at {@code offset} and moves behind it.
     *
     * @param buffer over the same memory as {@code bytes}
     * @param limit end of what may be read
     * @param place where this memory comes from, for the error
     * @return where the next record begins
     * @throws JournalCorruptException when it is torn, altered or not the next one
     */
    public int check(DirectBuffer buffer, ByteBuffer bytes, int offset, int limit, Object place) {
        int available = limit - offset;
        int length = available < Integer.BYTES ? 0 : RecordEnvelope.length(buffer, offset);
        if (length <= RecordEnvelope.ENVELOPE_LENGTH
                || length > RecordBatch.MAX_RECORD_BYTES
                || RecordEnvelope.stride(length) > available) {
            throw corrupt(
                    place,
                    offset,
                    "length " + length + " with " + available + " bytes left",
                    "an envelope and 1 to " + RecordBatch.MAX_BODY_BYTES + " bytes of body");
        }
        int crc = crcOf(bytes, offset, length);
        int stored = RecordEnvelope.crc(buffer, offset);
        if (crc != stored) {
            throw corrupt(place, offset, "CRC32C " + hex(crc), hex(stored) + " as stored");
        }
        checkLinks(buffer, offset, place);
        sequence++;
        lastCrc = crc;
        lastCrcKnown = true;
        return offset + RecordEnvelope.stride(length);
    }

    private void checkLinks(DirectBuffer buffer, int offset, Object place) {
        int format = RecordEnvelope.format(buffer, offset);
        if (format != RecordEnvelope.FORMAT) {
            throw corrupt(place, offset, "format " + format, "" + RecordEnvelope.FORMAT);
        }
        long found = RecordEnvelope.sequence(buffer, offset);
        if (found != sequence + 1) {
            throw corrupt(place, offset, "sequence " + found, "" + (sequence + 1));
        }
        int previous = RecordEnvelope.previousCrc(buffer, offset);
        if (lastCrcKnown && previous != lastCrc) {
            throw corrupt(place, offset, "previous CRC32C " + hex(previous), hex(lastCrc));
        }
    }

    private int crcOf(ByteBuffer bytes, int offset, int length) {
        bytes.limit(offset + length).position(offset + PREVIOUS_CRC_OFFSET);
        crc32c.reset();
        crc32c.update(bytes);
        bytes.clear();
        return (int) crc32c.getValue();
    }

    private JournalCorruptException corrupt(
            Object place, int offset, String found, String expected) {
        return new JournalCorruptException(
                sequence + 1, place + " offset " + offset, found, expected);
    }

    private static String hex(int crc) {
        return "%08x".formatted(crc);
    }
}
