package io.crosspoint.core.risk;

/**
 * How many different values came under a key within a window. Remembers so many values of each key;
 * one more takes the place of the one seen longest ago, so that the count stays at that many.
 *
 * <pre>
 * | newest bucket | value, the bucket it was seen in last | ... |
 * </pre>
 */
final class DistinctCounters extends CounterTable {
    private static final int VALUES = 1;
    private static final int PAIR = 2;

    private final int values;

    DistinctCounters(CounterSpec spec) {
        super(spec, words(spec.values()) - 1);
        values = spec.values();
    }

    /** Words of an entry, its key included. */
    static int words(int values) {
        return 1 + VALUES + PAIR * values;
    }

    @Override
    long read(long key, long timeNs) {
        int row = find(key);
        return row == NONE ? 0 : live(row, bucket(timeNs));
    }

    @Override
    long with(long key, long value, long timeNs) {
        int row = find(key);
        if (row == NONE) {
            return 1;
        }
        long now = bucket(timeNs);
        int known = place(row, value);
        boolean counted = known != NONE && isLive(rows[known + 1], now);
        return live(row, now) + (counted ? 0 : 1);
    }

    private long live(int row, long now) {
        long count = 0;
        int end = row + VALUES + PAIR * values;
        for (int at = row + VALUES; at < end; at += PAIR) {
            if (rows[at] != Subject.NOTHING && isLive(rows[at + 1], now)) {
                count++;
            }
        }
        return count;
    }

    @Override
    void add(long key, long value, long timeNs, long transactionId) {
        long now = bucket(timeNs);
        int row = find(key);
        if (row == NONE) {
            row = take(key, now);
        }
        rows[row] = Math.max(rows[row], now);
        int at = place(row, value);
        if (at == NONE) {
            at = oldest(row);
            rows[at] = value;
            rows[at + 1] = now;
        }
        rows[at + 1] = Math.max(rows[at + 1], now);
    }

    private int place(int row, long value) {
        int end = row + VALUES + PAIR * values;
        for (int at = row + VALUES; at < end; at += PAIR) {
            if (rows[at] == value) {
                return at;
            }
        }
        return NONE;
    }

    private int oldest(int row) {
        int oldest = row + VALUES;
        int end = row + VALUES + PAIR * values;
        for (int at = row + VALUES; at < end; at += PAIR) {
            if (rows[at + 1] < rows[oldest + 1]) {
                oldest = at;
            }
        }
        return oldest;
    }

    /** Attempts are not undone. */
    @Override
    void takeBack(long key, long value, long timeNs, long transactionId) {
        throw new IllegalStateException("a distinct counter holds attempts, which stay");
    }
}
