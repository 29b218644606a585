package io.crosspoint.journal;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Records on their way to the journal, laid out as they will lie on storage. Written and read by
 * the writer's thread alone; everything it needs is taken when it is made.
 *
 * <p>The checksums are filled in by the journal as it appends, since they chain to what was
 * appended before.
 */
public final class RecordBatch {
    /** No record, envelope included, is longer. */
    public static final int MAX_RECORD_BYTES = 4096;

    /** No SBE message header with its message is longer. */
    public static final int MAX_BODY_BYTES = MAX_RECORD_BYTES - RecordEnvelope.ENVELOPE_LENGTH;

    public static final int MIN_CAPACITY_BYTES = MAX_RECORD_BYTES;
    public static final int MAX_CAPACITY_BYTES = 4 << 20;

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final ByteBuffer bytes;
    private final UnsafeBuffer buffer;
    private final RecordCursor view = new RecordCursor();
    private final int partition;
    private final int epoch;
    private long nextSequence;
    private int length;
    private int count;

    /**
     * An empty batch; most callers ask their journal for one.
     *
     * @param capacityBytes {@value #MIN_CAPACITY_BYTES} to {@value #MAX_CAPACITY_BYTES}
     * @param nextSequence sequence of the first record, from 1
     */
    public RecordBatch(int capacityBytes, long nextSequence, int partition, int epoch) {
        if (capacityBytes < MIN_CAPACITY_BYTES || capacityBytes > MAX_CAPACITY_BYTES) {
            throw new IllegalArgumentException(
                    "batch capacity: %d bytes (expected: %d to %d)"
                            .formatted(capacityBytes, MIN_CAPACITY_BYTES, MAX_CAPACITY_BYTES));
        }
        if (nextSequence < 1) {
            throw new IllegalArgumentException(
                    "next sequence: " + nextSequence + " (expected: from 1)");
        }
        this.bytes = ByteBuffer.allocateDirect(capacityBytes);
        this.buffer = new UnsafeBuffer(bytes);
        this.nextSequence = nextSequence;
        this.partition = partition;
        this.epoch = epoch;
    }

    /** Where record bodies are encoded. */
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    /** Whether {@link #begin()} will find room for a record of the greatest size. */
    public boolean hasRoom() {
        return buffer.capacity() - length >= MAX_RECORD_BYTES;
    }

    /**
     * Opens a record; one opened before and not committed is forgotten.
     *
     * @return where its SBE message header goes in {@link #buffer()}
     * @throws IllegalStateException when fewer than {@link #MAX_RECORD_BYTES} are left
     */
    public int begin() {
        if (!hasRoom()) {
            throw new IllegalStateException(
                    "batch of %d records has %d bytes left (expected: %d or more)"
                            .formatted(count, buffer.capacity() - length, MAX_RECORD_BYTES));
        }
        return length + RecordEnvelope.ENVELOPE_LENGTH;
    }

    /**
     * Completes the record that {@link #begin()} opened and gives it the next sequence.
     *
     * @param bodyLength bytes of SBE message header and message, 1 to {@link #MAX_BODY_BYTES}
     * @param timeNs epoch nanoseconds
     * @return a view over the record, the same object each time
     */
    public RecordView commit(int bodyLength, long timeNs) {
        if (bodyLength < 1 || bodyLength > MAX_BODY_BYTES) {
            throw new IllegalArgumentException(
                    "record %d: body of %d bytes (expected: 1 to %d)"
                            .formatted(nextSequence, bodyLength, MAX_BODY_BYTES));
        }
        int offset = length;
        int recordLength = RecordEnvelope.ENVELOPE_LENGTH + bodyLength;
        int stride = RecordEnvelope.stride(recordLength);
        if (stride > buffer.capacity() - offset) {
            throw new IllegalStateException("record " + nextSequence + " was not begun");
        }
        buffer.putInt(offset + RecordEnvelope.LENGTH_OFFSET, recordLength, ORDER);
        buffer.putLong(offset + RecordEnvelope.CRC_OFFSET, 0L, ORDER);
        buffer.putInt(offset + RecordEnvelope.EPOCH_OFFSET, epoch, ORDER);
        buffer.putLong(offset + RecordEnvelope.SEQUENCE_OFFSET, nextSequence, ORDER);
        buffer.putLong(offset + RecordEnvelope.TIME_OFFSET, timeNs, ORDER);
        buffer.putInt(offset + RecordEnvelope.PARTITION_OFFSET, partition, ORDER);
        buffer.putInt(offset + RecordEnvelope.FORMAT_OFFSET, RecordEnvelope.FORMAT, ORDER);
        buffer.setMemory(offset + recordLength, stride - recordLength, (byte) 0);
        length = offset + stride;
        count++;
        nextSequence++;
        return view.wrap(buffer, offset);
    }

    public int count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Sequence of the last record committed, in this filling or an earlier one. */
    public long lastSequence() {
        return nextSequence - 1;
    }

    /**
     * Forgets the records; the numbering goes on behind them. A journal does so when it appends.
     */
    public void clear() {
        length = 0;
        count = 0;
    }

    /** Forgets the records as if they had never been: their sequences are given again. */
    public void discard() {
        nextSequence -= count;
        clear();
    }

    /** Bytes of all records, padding included. */
    public int length() {
        return length;
    }

    /** The memory behind {@link #buffer()}, direct; for the journal that appends. */
    public ByteBuffer bytes() {
        return bytes;
    }
}
