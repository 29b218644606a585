package io.crosspoint.journal;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A view that is laid over one record after the other. One thread; checks nothing. */
public final class RecordCursor implements RecordView {
    private static final DirectBuffer NOWHERE = new UnsafeBuffer(new byte[0]);

    private DirectBuffer buffer = NOWHERE;
    private int offset;

    /**
     * Lays the view over a record.
     *
     * @param offset where the record's envelope begins
     */
    public RecordCursor wrap(DirectBuffer buffer, int offset) {
        this.buffer = buffer;
        this.offset = offset;
        return this;
    }

    @Override
    public long sequence() {
        return RecordEnvelope.sequence(buffer, offset);
    }

    @Override
    public long timeNs() {
        return RecordEnvelope.timeNs(buffer, offset);
    }

    @Override
    public int partition() {
        return RecordEnvelope.partition(buffer, offset);
    }

    @Override
    public int epoch() {
        return RecordEnvelope.epoch(buffer, offset);
    }

    @Override
    public DirectBuffer buffer() {
        return buffer;
    }

    @Override
    public int bodyOffset() {
        return offset + RecordEnvelope.ENVELOPE_LENGTH;
    }

    @Override
    public int bodyLength() {
        return RecordEnvelope.length(buffer, offset) - RecordEnvelope.ENVELOPE_LENGTH;
    }

    @Override
    public String toString() {
        return buffer.capacity() == 0 ? "no record" : "record " + sequence();
    }
}
