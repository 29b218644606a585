package io.crosspoint.core.originals;

import io.crosspoint.core.engine.OriginalsFold;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Entries by transaction number. New ones are written in runs of neighbours, since writing one
 * costs the database little more than writing sixty; the few that change later are written again by
 * themselves, and then count instead. One thread.
 *
 * <pre>
 * runs:    | number of the first 8 | → | entry | entry | ...
 * changes: | number 8 | → | entry |
 * </pre>
 */
final class SavedEntries {
    /** A run ends before every number that this divides. */
    static final int RUN = 64;

    private static final int ENTRY = OriginalsFold.ENTRY_BYTES;

    private final byte[] entry = new byte[ENTRY];
    private final byte[] run = new byte[RUN * ENTRY];
    private long first;
    private int length;

    /** Puts an entry into the batch, or into the run that {@link #endRun} puts there. */
    void put(IndexDatabase database, WriteBatch batch, long id, DirectBuffer from, boolean isNew)
            throws RocksDBException {
        if (!isNew) {
            from.getBytes(0, entry);
            batch.put(database.changes(), key(id), entry);
            return;
        }
        if (id != first + length || id % RUN == 0) {
            endRun(database, batch);
            first = id;
        }
        from.getBytes(0, run, length++ * ENTRY, ENTRY);
    }

    /** Puts what has been gathered into the batch. */
    void endRun(IndexDatabase database, WriteBatch batch) throws RocksDBException {
        if (length > 0) {
            byte[] value = length == RUN ? run : Arrays.copyOf(run, length * ENTRY);
            batch.put(database.runs(), key(first), value);
        }
        forgetRun();
    }

    void forgetRun() {
        first = 0;
        length = 0;
    }

    /** Fetches what is committed of a transaction; false when there is nothing. */
    boolean load(IndexDatabase database, long id, MutableDirectBuffer into)
            throws RocksDBException {
        byte[] key = key(id);
        int found = database.rocks().get(database.changes(), key, entry);
        if (found != RocksDB.NOT_FOUND) {
            database.expect("an entry", found, found == ENTRY, ENTRY);
            into.putBytes(0, entry);
            return true;
        }
        try (RocksIterator runs = database.rocks().newIterator(database.runs())) {
            runs.seekForPrev(key);
            runs.status();
            if (!runs.isValid()) {
                return false;
            }
            byte[] value = value(database, runs);
            long at = (id - number(runs)) * ENTRY;
            if (at >= value.length) {
                return false;
            }
            into.putBytes(0, value, (int) at, ENTRY);
            return true;
        }
    }

    /**
     * Walks over the transactions from a number on, as they were when they were new.
     *
     * @param into takes each entry before its number is told
     */
    void forEach(IndexDatabase database, long from, MutableDirectBuffer into, LongConsumer each)
            throws RocksDBException {
        try (RocksIterator runs = database.rocks().newIterator(database.runs())) {
            for (runs.seek(key(from)); runs.isValid(); runs.next()) {
                byte[] value = value(database, runs);
                long number = number(runs);
                for (int at = 0; at < value.length; at += ENTRY) {
                    into.putBytes(0, value, at, ENTRY);
                    each.accept(number++);
                }
            }
            runs.status();
        }
    }

    private static byte[] value(IndexDatabase database, RocksIterator runs) {
        byte[] value = runs.value();
        boolean whole = value.length > 0 && value.length % ENTRY == 0;
        database.expect("a run of entries", value.length, whole, ENTRY);
        return value;
    }

    private static long number(RocksIterator runs) {
        return ByteBuffer.wrap(runs.key()).getLong();
    }

    private static byte[] key(long id) {
        return ByteBuffer.allocate(Long.BYTES).putLong(id).array();
    }
}
