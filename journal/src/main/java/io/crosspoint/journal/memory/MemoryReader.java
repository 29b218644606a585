package io.crosspoint.journal.memory;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordChain;
import io.crosspoint.journal.RecordCursor;
import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.memory.RecordSegments.Segment;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/** Follows the segments of a {@link MemoryJournal}; owned by one thread. */
final class MemoryReader implements JournalReader {
    private final RecordSegments segments;
    private final RecordChain chain = new RecordChain();
    private final RecordCursor cursor = new RecordCursor();
    private Segment segment;
    private ByteBuffer bytes;
    private int offset;

    MemoryReader(RecordSegments segments, long position) {
        if (position < 0) {
            throw new IllegalArgumentException("position: " + position + " (expected: from 0)");
        }
        this.segments = segments;
        this.segment = segments.oldest();
        if (position + 1 < segment.firstSequence) {
            throw new IllegalArgumentException(
                    "position: %d is no longer kept (expected: %d or more)"
                            .formatted(position, segment.firstSequence - 1));
        }
        this.bytes = ByteBuffer.wrap(segment.bytes);
        chain.standAfter(segment.firstSequence - 1);
        skipTo(position);
    }

    private void skipTo(long position) {
        if (position > segments.lastSequence()) {
            throw new IllegalArgumentException(
                    "position: %d (expected: %d at most)"
                            .formatted(position, segments.lastSequence()));
        }
        while (chain.sequence() < position) {
            enterNextSegmentWhenDue();
            offset += RecordEnvelope.stride(RecordEnvelope.length(segment.buffer, offset));
            chain.standAfter(chain.sequence() + 1);
        }
    }

    @Override
    public boolean next() {
        if (chain.sequence() >= segments.lastSequence()) {
            return false;
        }
        enterNextSegmentWhenDue();
        int start = offset;
        offset = chain.check(segment.buffer, bytes, start, segment.bytes.length, "memory");
        cursor.wrap(segment.buffer, start);
        return true;
    }

    private void enterNextSegmentWhenDue() {
        @Nullable Segment following = segment.next;
        if (following != null && chain.sequence() + 1 >= following.firstSequence) {
            segment = following;
            bytes = ByteBuffer.wrap(segment.bytes);
            offset = 0;
        }
    }

    @Override
    public RecordView record() {
        return cursor;
    }

    @Override
    public void close() {}
}
