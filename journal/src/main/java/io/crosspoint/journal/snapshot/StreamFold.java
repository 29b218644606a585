package io.crosspoint.journal.snapshot;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.RecordView;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** One stream on its way into a state: knows how far it has come. One thread. */
public final class StreamFold {
    /** Between two of these nobody is asked whether to go on. */
    public static final int SLICE = 1 << 10;

    private final String stream;
    private final LongFunction<JournalReader> journal;
    private final FoldedState state;
    private final Consumer<RecordView> apply;
    private long position;
    private int crc;

    /**
     * A fold that stands before the first record.
     *
     * @param journal gives a reader that stands behind a position
     * @param state what {@code apply} changes; empty
     */
    public StreamFold(
            String stream,
            LongFunction<JournalReader> journal,
            FoldedState state,
            Consumer<RecordView> apply) {
        this.stream = stream;
        this.journal = journal;
        this.state = state;
        this.apply = apply;
    }

    /** Position of the last record folded. */
    public long position() {
        return position;
    }

    public FoldedState state() {
        return state;
    }

    /** Where it stands. */
    public StreamPoint point() {
        return new StreamPoint(stream, position, crc);
    }

    /** Folds all that has been written. */
    public void foldToEnd() {
        foldTo(Long.MAX_VALUE, () -> true);
    }

    /**
     * Folds up to a position or to the end of what has been written.
     *
     * @param goOn asked after each {@link #SLICE}; false ends the fold where it stands
     * @return whether the position was reached
     */
    public boolean foldTo(long to, BooleanSupplier goOn) {
        if (position >= to) {
            return true;
        }
        try (JournalReader reader = journal.apply(position)) {
            while (position < to && reader.next()) {
                RecordView record = reader.record();
                apply(record);
                position = record.sequence();
                crc = crc(record);
                if (position % SLICE == 0 && !goOn.getAsBoolean()) {
                    break;
                }
            }
        }
        return position >= to;
    }

    private void apply(RecordView record) {
        try {
            apply.accept(record);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    stream + " record " + record.sequence() + ": " + e.getMessage(), e);
        }
    }

    private static int crc(RecordView record) {
        return RecordEnvelope.crc(
                record.buffer(), record.bodyOffset() - RecordEnvelope.ENVELOPE_LENGTH);
    }

    /**
     * Takes over a state that stands elsewhere in the stream, when this stream leads there.
     *
     * @throws SnapshotRefusedException when the stream has another record there or none
     */
    void load(StreamPoint point, SnapshotReader in) {
        if (!point.stream().equals(stream)) {
            throw in.refused("stream " + point.stream(), "stream " + stream);
        }
        if (point.position() > 0) {
            expectRecord(point, in);
        }
        state.load(in);
        position = point.position();
        crc = point.crc();
    }

    private void expectRecord(StreamPoint point, SnapshotReader in) {
        String place = stream + " record " + point.position();
        try (JournalReader reader = journal.apply(point.position() - 1)) {
            if (!reader.next()) {
                throw in.refused(place, "one that the journal holds");
            }
            if (crc(reader.record()) != point.crc()) {
                throw in.refused(place + " with another checksum", "the one that was folded");
            }
        } catch (IllegalArgumentException e) {
            throw in.refused(place, "one that the journal holds");
        }
    }
}
