package io.crosspoint.core.originals;

import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Keeps an index in a database of its own. No log is written ahead: after a kill the last writes
 * are gone.
 */
final class RocksStorage implements IndexStorage {
    private final IndexSettings settings;
    private final WriteOptions unlogged;
    private final WriteBatch batch;
    private IndexDatabase database;

    RocksStorage(IndexSettings settings, boolean canBeMadeAnew) {
        this.settings = settings;
        database = IndexDatabase.open(settings, canBeMadeAnew);
        // Native code is there from here on.
        unlogged = new WriteOptions().setDisableWAL(true);
        batch = new WriteBatch();
    }

    private RocksDB rocks() {
        return database.rocks();
    }

    @Override
    public void put(Column column, byte[] key, byte[] value) {
        try {
            batch.put(database.column(column), key, value);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public void write() {
        try {
            rocks().write(unlogged, batch);
        } catch (RocksDBException e) {
            throw failed(e);
        }
        batch.clear();
    }

    @Override
    public byte @Nullable [] get(Column column, byte[] key) {
        try {
            return rocks().get(database.column(column), key);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public int get(Column column, byte[] key, byte[] into) {
        try {
            return rocks().get(database.column(column), key, into);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public Walk walk(Column column) {
        return new RocksWalk(rocks().newIterator(database.column(column)));
    }

    @Override
    public void clear() {
        batch.clear();
        database.close();
        IndexDatabase.destroy(settings);
        database = IndexDatabase.open(settings, true);
    }

    @Override
    public void flush() {
        try {
            database.flush();
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public String place() {
        return settings.directory().toString();
    }

    private IndexFailedException failed(RocksDBException e) {
        return new IndexFailedException(
                place(),
                String.valueOf(e.getMessage()),
                "expected: to be read and written; ./crosspoint journal reindex makes it anew",
                e);
    }

    /** Gives memory and files back. */
    @Override
    public void close() {
        database.close();
        batch.close();
        unlogged.close();
    }

    private final class RocksWalk implements Walk {
        private final RocksIterator at;

        RocksWalk(RocksIterator at) {
            this.at = at;
        }

        @Override
        public boolean seek(byte[] key) {
            at.seek(key);
            return isThere();
        }

        @Override
        public boolean seekBack(byte[] key) {
            at.seekForPrev(key);
            return isThere();
        }

        @Override
        public boolean next() {
            at.next();
            return isThere();
        }

        @Override
        public boolean previous() {
            at.prev();
            return isThere();
        }

        /** At the end of a column there is nothing, and nothing is wrong. */
        private boolean isThere() {
            if (at.isValid()) {
                return true;
            }
            try {
                at.status();
            } catch (RocksDBException e) {
                throw failed(e);
            }
            return false;
        }

        @Override
        public byte[] key() {
            return at.key();
        }

        @Override
        public byte[] value() {
            return at.value();
        }

        @Override
        public void close() {
            at.close();
        }
    }
}
