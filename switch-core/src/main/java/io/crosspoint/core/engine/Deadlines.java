package io.crosspoint.core.engine;

import org.agrona.collections.LongArrayQueue;

/**
 * Which transaction's limit ends first, by issuer link. Within a link the limit is the same for
 * all, so that the order of acceptance is the order of the deadlines: a queue says it all, no timer
 * wheel and no timer numbers are needed.
 */
final class Deadlines {
    private final TransactionTable table;
    private final LongArrayQueue[] waiting = new LongArrayQueue[EngineState.MOST_LINKS];
    private final int[] links = new int[EngineState.MOST_LINKS];
    private int linkCount;

    Deadlines(TransactionTable table) {
        this.table = table;
    }

    void add(int link, long transactionId) {
        if (waiting[link] == null) {
            waiting[link] = new LongArrayQueue(0L);
            links[linkCount++] = link;
        }
        waiting[link].offerLong(transactionId);
    }

    /** Forgets those at the head that have their answer. */
    void prune(int link) {
        LongArrayQueue queue = waiting[link];
        while (!queue.isEmpty() && !isInFlight(queue.peekLong())) {
            queue.pollLong();
        }
    }

    /** The process ended: what is never reversed is handed over, the rest is kept. */
    void interrupt(Interrupted interrupted) {
        for (int i = 0; i < linkCount; i++) {
            LongArrayQueue queue = waiting[links[i]];
            for (int left = queue.size(); left > 0; left--) {
                long transactionId = queue.pollLong();
                int slot = table.find(transactionId);
                if (slot == TransactionTable.NONE || !table.isInFlight(slot)) {
                    continue;
                }
                if (Types.isReversedAutomatically(table.facts(slot).type())) {
                    queue.offerLong(transactionId);
                } else {
                    interrupted.add(transactionId);
                }
            }
        }
    }

    /** Slot of one transaction whose limit has ended, or {@link TransactionTable#NONE}. */
    int expired(long nowNs) {
        for (int i = 0; i < linkCount; i++) {
            LongArrayQueue queue = waiting[links[i]];
            if (!queue.isEmpty()) {
                int slot = table.find(queue.peekLong());
                if (table.facts(slot).deadlineNs() <= nowNs) {
                    return slot;
                }
            }
        }
        return TransactionTable.NONE;
    }

    private boolean isInFlight(long transactionId) {
        int slot = table.find(transactionId);
        return slot != TransactionTable.NONE && table.isInFlight(slot);
    }
}
