package io.crosspoint.core.originals;

import io.crosspoint.core.engine.OriginalsFold;
import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordView;

import java.util.function.LongFunction;

/** Brings an index forward along the transaction stream. One thread. */
public final class IndexWriter implements AutoCloseable {
    /** The most records between two commits, when nobody says otherwise. */
    static final int BATCH = 32_768;

    /** So many that what one record changes has room. */
    public static final int LEAST_BATCH = 16;

    /** Of a batch's records, how many may change transactions: so many purchases make one. */
    private static final int CHANGED = 2;

    private final OriginalsIndex index;
    private final int batch;
    private final LongFunction<JournalReader> stream;
    private OriginalsFold fold;
    private JournalReader reader;

    /**
     * A writer that goes on where the index ends. An index that does not belong to the stream, or
     * is ahead of it, is begun anew, unless the stream's first records are gone.
     *
     * @param stream opens a reader that stands behind a position, or throws {@link
     *     IllegalArgumentException} when the stream has no such position
     */
    public IndexWriter(OriginalsIndex index, LongFunction<JournalReader> stream) {
        this(index, stream, BATCH);
    }

    /**
     * As with two; what is folded between two commits takes memory, 340 bytes a record.
     *
     * @param batch the most records between two commits, from {@link #LEAST_BATCH}
     */
    public IndexWriter(OriginalsIndex index, LongFunction<JournalReader> stream, int batch) {
        if (batch < LEAST_BATCH) {
            throw new IllegalArgumentException(
                    "batch: " + batch + " (expected: " + LEAST_BATCH + " or more)");
        }
        this.index = index;
        this.batch = batch;
        this.stream = stream;
        reader = continued();
        fold = newFold();
    }

    private OriginalsFold newFold() {
        return new OriginalsFold(index, batch / CHANGED, index.progress().lastTransactionId());
    }

    /** The last record that the index holds must be the one that the stream has there. */
    private JournalReader continued() {
        IndexProgress progress = index.progress();
        if (progress.position() == 0) {
            expectFirstRecord("it is empty");
            return stream.apply(0);
        }
        String defect;
        try {
            JournalReader found = stream.apply(progress.position() - 1);
            if (found.next() && IndexProgress.check(found.record()) == progress.check()) {
                return found;
            }
            found.close();
            defect = "the journal has another record " + progress.position();
        } catch (IllegalArgumentException e) {
            defect = "the journal has no record " + progress.position();
        }
        expectFirstRecord(defect);
        index.clear(defect);
        return stream.apply(0);
    }

    /** What was derived from records that are gone is not deleted: nothing could make it anew. */
    private void expectFirstRecord(String defect) {
        try (JournalReader first = stream.apply(0)) {
            first.next();
        } catch (JournalCorruptException e) {
            throw index.cannotBeMadeAnew(defect, e);
        }
    }

    /**
     * Begins anew at the first record.
     *
     * @throws IndexFailedException when the stream no longer has it
     */
    void restart(String why) {
        expectFirstRecord(why);
        reader.close();
        index.clear(why);
        reader = stream.apply(0);
        fold = newFold();
    }

    /**
     * Folds the next records, those of one commit at most.
     *
     * @param end sequence up to which the stream may be read: what is behind it may yet be lost
     * @return how many were folded; 0 at the end
     */
    public int advance(long end) {
        long position = index.position();
        long begun = position;
        long last = Math.min(end, position + batch);
        boolean more = position < last;
        long check = 0;
        while (more && reader.next()) {
            RecordView record = reader.record();
            fold.apply(record);
            position = record.sequence();
            more = position < last && fold.hasRoom();
            check = more ? 0 : IndexProgress.check(record);
        }
        if (position > begun) {
            fold.save();
            check = more ? checkAt(position) : check;
            index.commit(new IndexProgress(position, fold.lastTransactionId(), check));
        }
        return (int) (position - begun);
    }

    /** When the stream ended before the position given: the record is read once more. */
    private long checkAt(long position) {
        try (JournalReader again = stream.apply(position - 1)) {
            again.next();
            return IndexProgress.check(again.record());
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
