package io.crosspoint.token;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;

import org.agrona.collections.Long2LongHashMap;

/** The newest requests that changed something, in a ring: the eldest is forgotten first. */
final class RequestMemory implements Snapshotted {
    static final int UNKNOWN = -1;

    private final long[] highs;
    private final long[] lows;
    private final long[] contents;
    private final int[] results;
    private final Long2LongHashMap indexByHigh;
    private int next;
    private int size;

    RequestMemory(int capacity) {
        highs = new long[capacity];
        lows = new long[capacity];
        contents = new long[capacity];
        results = new int[capacity];
        indexByHigh = new Long2LongHashMap(2 * capacity, 0.6f, UNKNOWN);
    }

    /** Where the request is remembered, or {@link #UNKNOWN}. */
    int find(RequestKey key) {
        int index = (int) indexByHigh.get(key.high());
        return index != UNKNOWN && lows[index] == key.low() ? index : UNKNOWN;
    }

    boolean sameContent(int index, RequestKey key) {
        return contents[index] == key.contentHash();
    }

    /** The slot of the token it was about, or how many tokens it changed. */
    int result(int index) {
        return results[index];
    }

    void remember(long high, long low, long contentHash, int result) {
        if (size == highs.length) {
            if (indexByHigh.get(highs[next]) == next) {
                indexByHigh.remove(highs[next]);
            }
        } else {
            size++;
        }
        highs[next] = high;
        lows[next] = low;
        contents[next] = contentHash;
        results[next] = result;
        indexByHigh.put(high, next);
        next = next + 1 == highs.length ? 0 : next + 1;
    }

    /** From the eldest to the newest. */
    @Override
    public void save(SnapshotWriter out) {
        out.putBound(highs.length);
        out.putInt(size);
        int eldest = size == highs.length ? next : 0;
        for (int i = 0; i < size; i++) {
            int index = (eldest + i) % highs.length;
            out.putLong(highs[index]);
            out.putLong(lows[index]);
            out.putLong(contents[index]);
            out.putInt(results[index]);
        }
    }

    @Override
    public void load(SnapshotReader in) {
        in.expectBound("remembered token requests", highs.length);
        for (int left = in.getInt("requests", 0, highs.length); left > 0; left--) {
            remember(in.getLong(), in.getLong(), in.getLong(), in.getInt());
        }
    }
}
