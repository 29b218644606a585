package io.crosspoint.core.originals;

import io.crosspoint.core.engine.OriginalsFold;
import io.crosspoint.core.engine.OriginalsStore;
import io.crosspoint.core.engine.Recall;
import io.crosspoint.core.originals.IndexStorage.Column;
import io.crosspoint.core.originals.IndexStorage.Walk;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.MutableInteger;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index. What {@link #save} takes is there after {@link #commit}, all of it with the position,
 * or nothing: both are one write of the storage, which keeps writes in their order. After a kill
 * the index is some records behind and folds them again. One thread.
 */
public final class OriginalsIndex implements OriginalsStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OriginalsIndex.class);
    private static final byte[] PROGRESS = {'P'};

    /** More transactions of one name are not read. */
    private static final int MOST_OF_A_NAME = 256;

    private final IndexStorage storage;
    private final SavedEntries entries = new SavedEntries();
    private final SavedNames names;
    private final NameHash name = new NameHash();
    private final UnsafeBuffer entry = new UnsafeBuffer(new byte[OriginalsFold.ENTRY_BYTES]);
    private IndexProgress progress;

    private OriginalsIndex(IndexStorage storage, int segment) {
        this.storage = storage;
        names = new SavedNames(segment);
        progress = IndexProgress.NONE;
    }

    /**
     * Opens an index, or begins an empty one in place of one that cannot be read.
     *
     * @throws IndexFailedException when another process uses it or nothing can be written there
     */
    public static OriginalsIndex open(IndexSettings settings) {
        return open(settings, true);
    }

    /**
     * Opens an index.
     *
     * @param canBeMadeAnew whether the journal still has the records that it was made from; if not,
     *     an index that cannot be read is left as it is
     * @throws IndexFailedException when it cannot be opened
     */
    public static OriginalsIndex open(IndexSettings settings, boolean canBeMadeAnew) {
        return open(new RocksStorage(settings, canBeMadeAnew), settings.segment(), canBeMadeAnew);
    }

    /**
     * Takes up what a storage holds; it is closed with the index.
     *
     * @param segment as in {@link IndexSettings}
     * @throws IndexFailedException when it cannot be read
     */
    public static OriginalsIndex open(IndexStorage storage, int segment) {
        return open(storage, segment, true);
    }

    private static OriginalsIndex open(IndexStorage storage, int segment, boolean canBeMadeAnew) {
        OriginalsIndex index = new OriginalsIndex(storage, segment);
        try {
            index.readAll(canBeMadeAnew);
            return index;
        } catch (RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    private void readAll(boolean canBeMadeAnew) {
        String defect;
        try {
            IndexProgress found = readProgress();
            if (found != null) {
                progress = found;
                readNames();
                return;
            }
            defect = "it is of no known layout";
        } catch (IndexFailedException e) {
            defect = String.valueOf(e.getMessage());
        }
        if (!canBeMadeAnew) {
            throw cannotBeMadeAnew(defect, new IllegalStateException(defect));
        }
        clear(defect);
    }

    /**
     * Begins an empty index, whatever is there.
     *
     * @throws IndexFailedException when another process uses it or nothing can be written there
     */
    public static OriginalsIndex openEmpty(IndexSettings settings) {
        OriginalsIndex index =
                new OriginalsIndex(new RocksStorage(settings, true), settings.segment());
        try {
            index.empty();
        } catch (IndexFailedException e) {
            index.storage.close();
            throw e;
        }
        return index;
    }

    /** An index that is made for the first time has no progress and no entries. */
    private @Nullable IndexProgress readProgress() {
        byte[] found = storage.get(Column.PROGRESS, PROGRESS);
        if (found != null) {
            return IndexProgress.of(found);
        }
        try (Walk all = storage.walk(Column.PROGRESS)) {
            return all.seek(new byte[0]) ? null : IndexProgress.NONE;
        }
    }

    /** The names of the newest segment are only in memory. */
    private void readNames() {
        long first = names.firstWith(progress.lastTransactionId());
        names.begin(first);
        entries.forEach(storage, first, entry, number -> names.add(number, name.wrap(entry, 0)));
    }

    /**
     * Forgets everything, so that it is made anew from the first record.
     *
     * @param why told in the log
     */
    void clear(String why) {
        LOG.warn(
                "index of originals {}: {}; it is made anew from the journal",
                storage.place(),
                why);
        empty();
    }

    private void empty() {
        entries.forgetRun();
        names.begin(0);
        storage.clear();
        progress = IndexProgress.NONE;
    }

    IndexProgress progress() {
        return progress;
    }

    /** Sequence of the last record that the index holds; 0 when it is empty. */
    public long position() {
        return progress.position();
    }

    /** How many transactions the index holds. */
    public long transactions() {
        return progress.lastTransactionId();
    }

    @Override
    public boolean load(long transactionId, MutableDirectBuffer into) {
        return entries.load(storage, transactionId, into);
    }

    @Override
    public void save(FactsDecoder facts, DirectBuffer saved, boolean isNew) {
        long id = facts.transactionId();
        if (isNew && names.isFull(id)) {
            names.close(storage);
            names.begin(id);
        }
        if (isNew) {
            names.add(id, name.wrap(saved, 0));
        }
        entries.put(storage, id, saved, isNew);
    }

    /** Makes what was saved readable, and how far the fold has come. */
    void commit(IndexProgress now) {
        entries.endRun(storage);
        storage.put(Column.PROGRESS, PROGRESS, now.bytes());
        storage.write();
        progress = now;
    }

    /** Answers a question of the engine's from what is committed, however far that has come. */
    public void answer(Recall recall) {
        recall.begin();
        switch (recall.by()) {
            case NUMBER -> {
                if (load(recall.transactionId(), entry)) {
                    recall.offer(entry);
                }
            }
            case KEY -> {
                boolean own = offerAll(NameHash.key(recall, recall.link()), recall, recall.link());
                if (!own && recall.originalAcquirer() == recall.acquirer()) {
                    offerAll(NameHash.key(recall, 0), recall, 0);
                }
            }
            case REFERENCE -> offerAll(NameHash.reference(recall), recall, recall.link());
        }
        recall.end(progress.position(), progress.lastTransactionId());
    }

    /**
     * Offers the transactions of a name, the newest first.
     *
     * @return whether there was any
     */
    private boolean offerAll(long hash, Recall recall, int link) {
        MutableInteger offered = new MutableInteger();
        names.find(
                storage,
                hash,
                id -> {
                    if (!load(id, entry) || !name.wrap(entry, 0).isMeant(recall, link)) {
                        return true;
                    }
                    if (offered.getAndIncrement() == MOST_OF_A_NAME) {
                        recall.tooMany();
                        return false;
                    }
                    return recall.offer(entry);
                });
        return offered.get() > 0;
    }

    IndexFailedException cannotBeMadeAnew(String defect, Throwable cause) {
        return IndexFailedException.notToBeMadeAnew(storage.place(), defect, cause);
    }

    /** Writes to disk what is committed and gives memory and files back. */
    @Override
    public void close() {
        try {
            storage.flush();
        } catch (IndexFailedException e) {
            LOG.warn("not all could be written; the next start folds it again", e);
        } finally {
            storage.close();
        }
    }
}
