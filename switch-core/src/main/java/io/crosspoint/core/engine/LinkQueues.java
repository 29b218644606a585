package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;

import org.agrona.collections.LongArrayQueue;
import org.jspecify.annotations.Nullable;

/** Queues of numbers, one for each link or none, as they lie in a snapshot. */
final class LinkQueues {
    private static final int NO_QUEUE = -1;

    private LinkQueues() {}

    static void save(@Nullable LongArrayQueue queue, SnapshotWriter out) {
        if (queue == null) {
            out.putInt(NO_QUEUE);
            return;
        }
        out.putInt(queue.size());
        queue.forEachLong(out::putLong);
    }

    static @Nullable LongArrayQueue load(SnapshotReader in, int most) {
        int size = in.getInt("queue", NO_QUEUE, most);
        if (size == NO_QUEUE) {
            return null;
        }
        LongArrayQueue queue = new LongArrayQueue(0L);
        for (int left = size; left > 0; left--) {
            queue.offerLong(in.getLong());
        }
        return queue;
    }

    static long digest(@Nullable LongArrayQueue[] queues) {
        long digest = 0;
        for (LongArrayQueue queue : queues) {
            digest = digest * 31 + (queue == null ? 0 : 1 + digest(queue));
        }
        return digest;
    }

    private static long digest(LongArrayQueue queue) {
        long digest = queue.size();
        for (LongArrayQueue.LongIterator next = queue.iterator(); next.hasNext(); ) {
            digest = digest * 31 + next.nextValue();
        }
        return digest;
    }
}
