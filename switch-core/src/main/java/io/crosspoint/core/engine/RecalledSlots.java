package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;

import org.agrona.collections.Long2LongHashMap;

/**
 * The places of the table that lie behind the ring. They are taken in turn: the transaction that
 * was recalled longest ago gives way, unless something pins it.
 */
final class RecalledSlots {
    private final TransactionTable table;
    private final int first;
    private final int count;
    private final Long2LongHashMap slots = new Long2LongHashMap(TransactionTable.NONE);
    private int turn;

    RecalledSlots(TransactionTable table, int first, int count) {
        this.table = table;
        this.first = first;
        this.count = count;
    }

    int find(long transactionId) {
        return slots.isEmpty() ? TransactionTable.NONE : (int) slots.get(transactionId);
    }

    /**
     * The place that the next one takes, or {@link TransactionTable#NONE}: all are pinned.
     *
     * @param pinned flags any of which keeps a transaction in its place
     */
    int next(int pinned) {
        for (int i = 0; i < count; i++) {
            int slot = first + (turn + i) % count;
            if (table.status(slot) == TransactionTable.EMPTY || !table.is(slot, pinned)) {
                return slot;
            }
        }
        return TransactionTable.NONE;
    }

    /** Names who is at a place from now on; it has its turn again when all others have had it. */
    void put(int slot, long transactionId) {
        remove(slot);
        slots.put(transactionId, slot);
        turn = (slot - first + 1) % count;
    }

    /** Forgets who is at a place. */
    void remove(int slot) {
        if (table.status(slot) != TransactionTable.EMPTY) {
            slots.remove(table.facts(slot).transactionId());
            table.clear(slot);
        }
    }

    /** Whose turn it is; who is where the table saves. */
    void save(SnapshotWriter out) {
        out.putInt(turn);
    }

    /** After the table has its entries. */
    void load(SnapshotReader in) {
        turn = in.getInt("turn", 0, Math.max(count - 1, 0));
        for (int slot = first; slot < first + count; slot++) {
            if (table.status(slot) != TransactionTable.EMPTY) {
                slots.put(table.facts(slot).transactionId(), slot);
            }
        }
    }

    /** Whose turn it is, for a comparison of states. */
    int turn() {
        return turn;
    }
}
