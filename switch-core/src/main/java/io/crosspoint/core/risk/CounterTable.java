package io.crosspoint.core.risk;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;
import io.crosspoint.journal.transactions.CounterMeasure;

import java.util.Arrays;

/**
 * The entries of one counter by key, all memory taken when it is made. Keys live in sets of eight
 * places; a key that comes to a full set takes the place of the one that was quiet longest, and
 * {@link #displaced} counts it when that one still had something in its window. Time is cut into
 * buckets, counted from 1970.
 */
abstract sealed class CounterTable implements Snapshotted permits SlidingSums, DistinctCounters {
    static final int NONE = -1;
    private static final int WAYS = 8;

    final int buckets;
    private final long bucketNs;
    private final int setMask;
    private final long[] keys;
    private final int words;

    /** By entry: the newest bucket first. */
    final long[] rows;

    private long displaced;

    CounterTable(CounterSpec spec, int rowWords) {
        buckets = spec.buckets();
        bucketNs = spec.bucketNs();
        keys = new long[spec.entries()];
        setMask = spec.entries() / WAYS - 1;
        words = rowWords;
        rows = new long[spec.entries() * rowWords];
    }

    static CounterTable of(CounterSpec spec) {
        return spec.measure() == CounterMeasure.DISTINCT
                ? new DistinctCounters(spec)
                : new SlidingSums(spec);
    }

    /**
     * What the counter would show.
     *
     * @param value which the transaction at hand adds: an amount, 1, or a value that is told apart
     */
    abstract long with(long key, long value, long timeNs);

    /** What the counter shows. */
    abstract long read(long key, long timeNs);

    /**
     * Counts.
     *
     * @param transactionId by which a later {@link #takeBack} knows what it may take back
     */
    abstract void add(long key, long value, long timeNs, long transactionId);

    /** Undoes an {@link #add} of the same values, as far as its bucket is still there. */
    abstract void takeBack(long key, long value, long timeNs, long transactionId);

    /** Keys that lost their place while they had something in the window. */
    final long displaced() {
        return displaced;
    }

    final long bucket(long timeNs) {
        return timeNs / bucketNs;
    }

    /** First word of the key's row, or {@link #NONE}. */
    final int find(long key) {
        int set = set(key);
        for (int way = 0; way < WAYS; way++) {
            if (keys[set + way] == key) {
                return (set + way) * words;
            }
        }
        return NONE;
    }

    /** First word of a row of zeros for a key that has none. */
    final int take(long key, long bucket) {
        int set = set(key);
        int oldest = set;
        for (int way = set; way < set + WAYS; way++) {
            if (keys[way] == Subject.NOTHING) {
                keys[way] = key;
                return way * words;
            }
            if (rows[way * words] < rows[oldest * words]) {
                oldest = way;
            }
        }
        int row = oldest * words;
        if (isLive(rows[row], bucket)) {
            displaced++;
        }
        keys[oldest] = key;
        Arrays.fill(rows, row, row + words, 0);
        return row;
    }

    final boolean isLive(long bucket, long now) {
        return bucket >= now - buckets;
    }

    private int set(long key) {
        return ((int) (key >>> 40) & setMask) * WAYS;
    }

    @Override
    public void save(SnapshotWriter out) {
        int used = 0;
        for (long key : keys) {
            used += key == Subject.NOTHING ? 0 : 1;
        }
        out.putInt(used);
        for (int entry = 0; entry < keys.length; entry++) {
            if (keys[entry] != Subject.NOTHING) {
                out.putInt(entry);
                out.putLong(keys[entry]);
                for (int word = 0; word < words; word++) {
                    out.putLong(rows[entry * words + word]);
                }
            }
        }
    }

    /** Into an empty table. */
    @Override
    public void load(SnapshotReader in) {
        int used = in.getInt("entries of a counter", 0, keys.length);
        for (int i = 0; i < used; i++) {
            int entry = in.getInt("entry", 0, keys.length - 1);
            keys[entry] = in.getLong();
            for (int word = 0; word < words; word++) {
                rows[entry * words + word] = in.getLong();
            }
        }
    }

    /** A number that differs, but for chance, when the contents of two do. */
    final long digest() {
        return Arrays.hashCode(keys) * 31L + Arrays.hashCode(rows);
    }
}
