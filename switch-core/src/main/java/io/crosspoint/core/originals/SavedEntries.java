package io.crosspoint.core.originals;

import io.crosspoint.core.engine.OriginalsFold;
import io.crosspoint.core.originals.IndexStorage.Column;
import io.crosspoint.core.originals.IndexStorage.Walk;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

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

    /** Puts an entry into storage, or into the run that {@link #endRun} puts there. */
    void put(IndexStorage storage, long id, DirectBuffer from, boolean isNew) {
        if (!isNew) {
            from.getBytes(0, entry);
            storage.put(Column.CHANGES, key(id), entry);
            return;
        }
        if (id != first + length || id % RUN == 0) {
            endRun(storage);
            first = id;
        }
        from.getBytes(0, run, length++ * ENTRY, ENTRY);
    }

    /** Puts what has been gathered into storage. */
    void endRun(IndexStorage storage) {
        if (length > 0) {
            byte[] value = length == RUN ? run : Arrays.copyOf(run, length * ENTRY);
            storage.put(Column.RUNS, key(first), value);
        }
        forgetRun();
    }

    void forgetRun() {
        first = 0;
        length = 0;
    }

    /** Fetches what is written of a transaction; false when there is nothing. */
    boolean load(IndexStorage storage, long id, MutableDirectBuffer into) {
        byte[] key = key(id);
        int found = storage.get(Column.CHANGES, key, entry);
        if (found != IndexStorage.NOT_FOUND) {
            expect(storage, "an entry", found, found == ENTRY);
            into.putBytes(0, entry);
            return true;
        }
        try (Walk runs = storage.walk(Column.RUNS)) {
            if (!runs.seekBack(key)) {
                return false;
            }
            byte[] value = value(storage, runs);
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
    void forEach(IndexStorage storage, long from, MutableDirectBuffer into, LongConsumer each) {
        try (Walk runs = storage.walk(Column.RUNS)) {
            for (boolean more = runs.seek(key(from)); more; more = runs.next()) {
                byte[] value = value(storage, runs);
                long number = number(runs);
                for (int at = 0; at < value.length; at += ENTRY) {
                    into.putBytes(0, value, at, ENTRY);
                    each.accept(number++);
                }
            }
        }
    }

    private static byte[] value(IndexStorage storage, Walk runs) {
        byte[] value = runs.value();
        boolean whole = value.length > 0 && value.length % ENTRY == 0;
        expect(storage, "a run of entries", value.length, whole);
        return value;
    }

    private static void expect(IndexStorage storage, String what, int bytes, boolean isRight) {
        if (!isRight) {
            throw new IndexFailedException(
                    storage.place(),
                    what + " of " + bytes + " bytes",
                    "expected: " + ENTRY + " for each",
                    new IllegalStateException());
        }
    }

    private static long number(Walk runs) {
        return ByteBuffer.wrap(runs.key()).getLong();
    }

    private static byte[] key(long id) {
        return ByteBuffer.allocate(Long.BYTES).putLong(id).array();
    }
}
