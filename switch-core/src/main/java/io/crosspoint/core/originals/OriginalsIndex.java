package io.crosspoint.core.originals;

import io.crosspoint.core.engine.OriginalsFold;
import io.crosspoint.core.engine.OriginalsStore;
import io.crosspoint.core.engine.Recall;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.MutableInteger;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index on disk. What {@link #save} takes is there after {@link #commit}, all of it with the
 * position, or nothing: both are one write of the database, which keeps writes in their order. No
 * log is written ahead: after a kill the index is some records behind and folds them again. One
 * thread.
 */
public final class OriginalsIndex implements OriginalsStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OriginalsIndex.class);
    private static final byte[] PROGRESS = {'P'};

    /** More transactions of one name are not read. */
    private static final int MOST_OF_A_NAME = 256;

    private final IndexSettings settings;
    private final SavedEntries entries = new SavedEntries();
    private final SavedNames names;
    private final NameHash name = new NameHash();
    private final WriteOptions unlogged;
    private final WriteBatch batch = new WriteBatch();
    private final UnsafeBuffer entry = new UnsafeBuffer(new byte[OriginalsFold.ENTRY_BYTES]);
    private IndexDatabase database;
    private IndexProgress progress;

    private OriginalsIndex(IndexSettings settings, IndexDatabase database) {
        this.settings = settings;
        this.database = database;
        names = new SavedNames(settings.segment());
        unlogged = new WriteOptions().setDisableWAL(true);
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
        OriginalsIndex index =
                new OriginalsIndex(settings, IndexDatabase.open(settings, canBeMadeAnew));
        try {
            index.readAll(canBeMadeAnew);
            return index;
        } catch (RuntimeException e) {
            index.database.close();
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
        } catch (RocksDBException | IndexFailedException e) {
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
        OriginalsIndex index = new OriginalsIndex(settings, IndexDatabase.open(settings, true));
        index.empty();
        return index;
    }

    /** An index that is made for the first time has no progress and no entries. */
    private @Nullable IndexProgress readProgress() throws RocksDBException {
        byte[] found = rocks().get(PROGRESS);
        if (found != null) {
            return IndexProgress.of(found);
        }
        try (RocksIterator all = rocks().newIterator()) {
            all.seekToFirst();
            all.status();
            return all.isValid() ? null : IndexProgress.NONE;
        }
    }

    /** The names of the newest segment are only in memory. */
    private void readNames() throws RocksDBException {
        long first = names.firstWith(progress.lastTransactionId());
        names.begin(first);
        entries.forEach(database, first, entry, number -> names.add(number, name.wrap(entry, 0)));
    }

    /**
     * Forgets everything, so that it is made anew from the first record.
     *
     * @param why told in the log
     */
    void clear(String why) {
        LOG.warn(
                "index of originals {}: {}; it is made anew from the journal",
                settings.directory(),
                why);
        empty();
    }

    private void empty() {
        batch.clear();
        entries.forgetRun();
        names.begin(0);
        database.close();
        IndexDatabase.destroy(settings);
        database = IndexDatabase.open(settings, true);
        progress = IndexProgress.NONE;
    }

    private RocksDB rocks() {
        return database.rocks();
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
        try {
            return entries.load(database, transactionId, into);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public void save(FactsDecoder facts, DirectBuffer saved, boolean isNew) {
        long id = facts.transactionId();
        try {
            if (isNew && names.isFull(id)) {
                names.close(database, batch);
                names.begin(id);
            }
            if (isNew) {
                names.add(id, name.wrap(saved, 0));
            }
            entries.put(database, batch, id, saved, isNew);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    /** Makes what was saved readable, and how far the fold has come. */
    void commit(IndexProgress now) {
        try {
            entries.endRun(database, batch);
            batch.put(PROGRESS, now.bytes());
            rocks().write(unlogged, batch);
        } catch (RocksDBException e) {
            throw failed(e);
        }
        batch.clear();
        progress = now;
    }

    /** Answers a question of the engine's from what is committed. */
    void answer(Recall recall) {
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
        try {
            names.find(
                    database,
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
        } catch (RocksDBException e) {
            throw failed(e);
        }
        return offered.get() > 0;
    }

    IndexFailedException cannotBeMadeAnew(String defect, Throwable cause) {
        return IndexFailedException.notToBeMadeAnew(settings.directory(), defect, cause);
    }

    private IndexFailedException failed(RocksDBException e) {
        return new IndexFailedException(
                settings.directory(),
                String.valueOf(e.getMessage()),
                "expected: to be read and written; ./crosspoint journal reindex makes it anew",
                e);
    }

    /** Writes to disk what is committed and gives memory and files back. */
    @Override
    public void close() {
        try {
            database.flush();
        } catch (RocksDBException e) {
            LOG.warn(
                    "index of originals {}: not all could be written ({}); the next start folds it"
                            + " again",
                    settings.directory(),
                    e.getMessage());
        } finally {
            database.close();
            batch.close();
            unlogged.close();
        }
    }
}
