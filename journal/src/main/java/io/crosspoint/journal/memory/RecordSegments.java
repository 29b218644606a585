package io.crosspoint.journal.memory;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordEnvelope;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * Records in a row of segments, oldest let go first. One writer; a reader holds on to the segment
 * that it reads, and nothing in a segment is ever overwritten.
 */
final class RecordSegments {
    private static final int FIRST_SEGMENT_BYTES = 64 << 10;
    private static final int MAX_SEGMENT_BYTES = RecordBatch.MAX_CAPACITY_BYTES;

    private final long keptBytes;
    private volatile Segment oldest = new Segment(FIRST_SEGMENT_BYTES, 1);
    private Segment newest = oldest;
    private long heldBytes = FIRST_SEGMENT_BYTES;
    private int lastCrc;
    private volatile long lastSequence;

    RecordSegments(long keptBytes) {
        if (keptBytes < MAX_SEGMENT_BYTES) {
            throw new IllegalArgumentException(
                    "bytes kept in memory: %d (expected: %d or more)"
                            .formatted(keptBytes, MAX_SEGMENT_BYTES));
        }
        this.keptBytes = keptBytes;
    }

    long keptBytes() {
        return keptBytes;
    }

    /** Readers may read up to here. */
    long lastSequence() {
        return lastSequence;
    }

    int lastCrc() {
        return lastCrc;
    }

    Segment oldest() {
        return oldest;
    }

    void add(RecordBatch batch) {
        DirectBuffer source = batch.buffer();
        int length = batch.length();
        if (newest.buffer.capacity() - newest.end < length) {
            openSegment(length);
        }
        Segment segment = newest;
        segment.buffer.putBytes(segment.end, source, 0, length);
        segment.end += length;
        for (int at = 0; at < length; ) {
            lastCrc = RecordEnvelope.crc(source, at);
            at += RecordEnvelope.stride(RecordEnvelope.length(source, at));
        }
        lastSequence = batch.lastSequence();
    }

    private void openSegment(int length) {
        int doubled = Math.min(2 * newest.buffer.capacity(), MAX_SEGMENT_BYTES);
        Segment next = new Segment(Math.max(doubled, length), lastSequence + 1);
        newest.next = next;
        newest = next;
        heldBytes += next.buffer.capacity();
        while (heldBytes > keptBytes && oldest != newest) {
            heldBytes -= oldest.buffer.capacity();
            oldest = Objects.requireNonNull(oldest.next);
        }
    }

    /** The records up to a sequence, shared with this row where they fill a segment. */
    RecordSegments upTo(long sequence) {
        RecordSegments copy = new RecordSegments(keptBytes);
        Segment from = oldest;
        copy.oldest = new Segment(from.buffer.capacity(), from.firstSequence);
        copy.newest = copy.oldest;
        copy.heldBytes = copy.oldest.buffer.capacity();
        copy.lastSequence = from.firstSequence - 1;
        for (Segment each = from; each != null; each = each.next) {
            copy.addAll(each, sequence);
        }
        return copy;
    }

    private void addAll(Segment from, long upTo) {
        for (int at = 0; at < from.end && lastSequence < upTo; ) {
            int stride = RecordEnvelope.stride(RecordEnvelope.length(from.buffer, at));
            if (newest.buffer.capacity() - newest.end < stride) {
                openSegment(stride);
            }
            newest.buffer.putBytes(newest.end, from.buffer, at, stride);
            newest.end += stride;
            lastCrc = RecordEnvelope.crc(from.buffer, at);
            lastSequence = RecordEnvelope.sequence(from.buffer, at);
            at += stride;
        }
    }

    static final class Segment {
        final byte[] bytes;
        final UnsafeBuffer buffer;
        final long firstSequence;
        int end;
        volatile @Nullable Segment next;

        Segment(int capacityBytes, long firstSequence) {
            this.bytes = new byte[capacityBytes];
            this.buffer = new UnsafeBuffer(bytes);
            this.firstSequence = firstSequence;
        }
    }
}
