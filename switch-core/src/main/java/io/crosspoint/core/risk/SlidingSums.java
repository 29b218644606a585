package io.crosspoint.core.risk;

/**
 * Counts or sums over a window that slides by buckets: one more bucket than the window has, so that
 * nothing within the window is ever left out.
 *
 * <pre>
 * | newest bucket | first transaction | sum of bucket, by its number modulo their count ... |
 * </pre>
 */
final class SlidingSums extends CounterTable {
    private static final int SINCE = 1;
    private static final int SUMS = 2;

    private final int ring;

    SlidingSums(CounterSpec spec) {
        super(spec, words(spec.buckets()) - 1);
        ring = spec.buckets() + 1;
    }

    /** Words of an entry, its key included. */
    static int words(int buckets) {
        return 1 + SUMS + buckets + 1;
    }

    @Override
    long with(long key, long value, long timeNs) {
        return read(key, timeNs) + value;
    }

    @Override
    long read(long key, long timeNs) {
        int row = find(key);
        if (row == NONE) {
            return 0;
        }
        long newest = rows[row];
        long oldest = Math.max(bucket(timeNs), newest) - buckets;
        if (oldest == newest - buckets) {
            return sum(row);
        }
        long sum = 0;
        for (long bucket = oldest; bucket <= newest; bucket++) {
            sum += rows[at(row, bucket)];
        }
        return sum;
    }

    /** Of the whole ring, as most often asked for: no division for each bucket. */
    private long sum(int row) {
        long sum = 0;
        for (int at = row + SUMS; at < row + SUMS + ring; at++) {
            sum += rows[at];
        }
        return sum;
    }

    @Override
    void add(long key, long value, long timeNs, long transactionId) {
        long bucket = bucket(timeNs);
        int row = find(key);
        if (row == NONE) {
            row = take(key, bucket);
            rows[row] = bucket;
            rows[row + SINCE] = transactionId;
        }
        advance(row, bucket);
        if (bucket >= rows[row] - buckets) {
            rows[at(row, bucket)] += value;
        }
    }

    private void advance(int row, long bucket) {
        long newest = rows[row];
        if (bucket <= newest) {
            return;
        }
        for (long next = Math.max(newest + 1, bucket - buckets); next <= bucket; next++) {
            rows[at(row, next)] = 0;
        }
        rows[row] = bucket;
    }

    @Override
    void takeBack(long key, long value, long timeNs, long transactionId) {
        int row = find(key);
        long bucket = bucket(timeNs);
        if (row != NONE
                && transactionId >= rows[row + SINCE]
                && bucket >= rows[row] - buckets
                && bucket <= rows[row]) {
            rows[at(row, bucket)] -= value;
        }
    }

    private int at(int row, long bucket) {
        return row + SUMS + (int) (bucket % ring);
    }
}
