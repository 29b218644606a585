package io.crosspoint.perf.relay;

/** Who asked under which STAN, by the relay's own STAN: one slot for each of the million. */
final class StanTable {
    static final int SIZE = 1_000_000;
    static final int FREE = -1;

    private final int[] stans = new int[SIZE];
    private final int[] askers = new int[SIZE];
    private int last;
    private long overwritten;

    StanTable() {
        java.util.Arrays.fill(askers, FREE);
    }

    /** Takes the next own STAN for a request; one that is a million requests old gives way. */
    int take(int asker, int stan) {
        last = last + 1 == SIZE ? 0 : last + 1;
        if (askers[last] != FREE) {
            overwritten++;
        }
        stans[last] = stan;
        askers[last] = asker;
        return last;
    }

    /** Who asked, or FREE when nobody waits under this own STAN. */
    int asker(int own) {
        return askers[own];
    }

    /** The STAN that the asker used; frees the slot. */
    int release(int own) {
        askers[own] = FREE;
        return stans[own];
    }

    /** Requests that were never answered and lost their slot. */
    long overwritten() {
        return overwritten;
    }
}
