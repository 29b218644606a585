package io.crosspoint.core.engine;

import org.agrona.collections.LongArrayQueue;
import org.agrona.collections.LongHashSet;
import org.jspecify.annotations.Nullable;

/**
 * Originals that were reversed before they arrived: when one comes after all it is declined.
 * Remembers the newest so many of each link, so that none makes the switch forget another's, by the
 * hash of the original's key.
 */
final class Orphans {
    private final int most;
    private final LongHashSet hashes = new LongHashSet();
    private final @Nullable LongArrayQueue[] orders = new LongArrayQueue[EngineState.MOST_LINKS];

    Orphans(int most) {
        this.most = most;
    }

    void add(int link, long hash) {
        LongArrayQueue order = orders[link];
        if (order == null) {
            order = new LongArrayQueue(0L);
            orders[link] = order;
        }
        long known = hash == 0 ? 1 : hash;
        if (hashes.add(known)) {
            order.offerLong(known);
            if (order.size() > most) {
                hashes.remove(order.pollLong());
            }
        }
    }

    boolean contains(long hash) {
        return !hashes.isEmpty() && hashes.contains(hash == 0 ? 1 : hash);
    }
}
