package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.agrona.collections.IntArrayList;

/**
 * Reversals that issuers have not confirmed. A slot that is here is never displaced from the table.
 */
final class PendingReversals implements Snapshotted {
    private final TransactionTable table;
    private final IntArrayList slots = new IntArrayList();
    private final FactsDecoder facts = new FactsDecoder();

    PendingReversals(TransactionTable table) {
        this.table = table;
    }

    int count() {
        return slots.size();
    }

    void add(int slot) {
        if (!table.is(slot, Flag.REVERSAL_PENDING)) {
            table.set(slot, Flag.REVERSAL_PENDING, true);
            table.attempted(slot, 0, 0);
            slots.addInt(slot);
        }
    }

    void remove(int slot) {
        table.set(slot, Flag.REVERSAL_PENDING, false);
        slots.removeInt(slot);
    }

    int slotAt(int index) {
        return slots.getInt(index);
    }

    /** In the order in which they were queued. */
    @Override
    public void save(SnapshotWriter out) {
        out.putInt(slots.size());
        for (int i = 0; i < slots.size(); i++) {
            out.putInt(slots.getInt(i));
        }
    }

    /** Called when the table is loaded. */
    @Override
    public void load(SnapshotReader in) {
        for (int left = in.getInt("reversals", 0, table.capacity()); left > 0; left--) {
            int slot = in.getInt("slot", 0, table.capacity() - 1);
            if (!table.is(slot, Flag.REVERSAL_PENDING)) {
                throw in.refused("slot " + slot, "one with a reversal pending");
            }
            slots.addInt(slot);
        }
    }

    /** The reversal that an issuer's answer is about, or {@link TransactionTable#NONE}. */
    int find(int issuerLink, int stan, long transmissionTime) {
        for (int i = 0; i < slots.size(); i++) {
            int slot = slots.getInt(i);
            if (table.reversalStan(slot) == stan
                    && table.reversalTime(slot) == transmissionTime
                    && table.facts(slot, facts).issuerLink() == issuerLink) {
                return slot;
            }
        }
        return TransactionTable.NONE;
    }
}
