package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;
import io.crosspoint.journal.transactions.TransactionType;

import org.agrona.collections.LongArrayQueue;

/**
 * Which transaction's limit ends first, by issuer link. Within a link the limit is the same for
 * all, so that the order of acceptance is the order of the deadlines: a queue says it all, no timer
 * wheel and no timer numbers are needed.
 */
final class Deadlines implements Snapshotted {
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

    /**
     * The process ended: what is neither reversed, by its acquirer or by the switch, nor answered
     * by the switch is handed over, the rest is kept.
     */
    void interrupt(Interrupted interrupted) {
        for (int i = 0; i < linkCount; i++) {
            LongArrayQueue queue = waiting[links[i]];
            for (int left = queue.size(); left > 0; left--) {
                long transactionId = queue.pollLong();
                int slot = table.find(transactionId);
                if (slot == TransactionTable.NONE || !table.isInFlight(slot)) {
                    continue;
                }
                TransactionType type = table.facts(slot).type();
                if (Types.isReversedAutomatically(type)
                        || Types.isAdvice(type)
                        || table.is(slot, Flag.REVERSED)) {
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

    long digest() {
        long digest = LinkQueues.digest(waiting);
        for (int i = 0; i < linkCount; i++) {
            digest = digest * 31 + links[i];
        }
        return digest;
    }

    /** Links in the order of their first transaction: the order in which limits are looked at. */
    @Override
    public void save(SnapshotWriter out) {
        out.putInt(linkCount);
        for (int i = 0; i < linkCount; i++) {
            out.putInt(links[i]);
            LinkQueues.save(waiting[links[i]], out);
        }
    }

    @Override
    public void load(SnapshotReader in) {
        linkCount = in.getInt("links", 0, links.length);
        for (int i = 0; i < linkCount; i++) {
            int link = in.getInt("link", 0, links.length - 1);
            if (waiting[link] != null) {
                throw in.refused("link " + link + " twice", "each once");
            }
            links[i] = link;
            waiting[link] = LinkQueues.load(in, Integer.MAX_VALUE);
        }
    }

    private boolean isInFlight(long transactionId) {
        int slot = table.find(transactionId);
        return slot != TransactionTable.NONE && table.isInFlight(slot);
    }
}
