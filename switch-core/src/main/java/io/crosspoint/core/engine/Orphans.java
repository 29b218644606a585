package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;

import org.agrona.collections.LongArrayQueue;
import org.agrona.collections.LongHashSet;
import org.jspecify.annotations.Nullable;

/**
 * Originals that were reversed before they arrived: when one comes after all it is declined.
 * Remembers the newest so many of each link, so that none makes the switch forget another's, by the
 * hash of the original's key.
 */
final class Orphans implements Snapshotted {
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

    long digest() {
        return LinkQueues.digest(orders);
    }

    @Override
    public void save(SnapshotWriter out) {
        out.putBound(most);
        for (LongArrayQueue order : orders) {
            LinkQueues.save(order, out);
        }
    }

    @Override
    public void load(SnapshotReader in) {
        in.expectBound("engine.orphanReversals", most);
        for (int link = 0; link < orders.length; link++) {
            LongArrayQueue order = LinkQueues.load(in, most);
            orders[link] = order;
            if (order != null) {
                order.forEachLong(hashes::add);
            }
        }
    }
}
