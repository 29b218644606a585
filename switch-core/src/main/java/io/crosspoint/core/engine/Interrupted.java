package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.agrona.collections.LongArrayList;

/**
 * What issuers had not answered when a process ended and what the switch never reverses by itself:
 * refunds and inquiries. Each waits for its issuer to sign on, to be asked again with the same key:
 * the issuer then tells what it did the first time.
 */
final class Interrupted implements Snapshotted {
    private final TransactionTable table;
    private final LongArrayList ids = new LongArrayList();
    private final FactsDecoder facts = new FactsDecoder();
    private long sinceNs;
    private boolean mayBeAnswerable;

    Interrupted(TransactionTable table) {
        this.table = table;
    }

    void add(long transactionId) {
        ids.addLong(transactionId);
    }

    /** Forgets one that was asked again or concluded meanwhile. */
    void remove(long transactionId) {
        ids.removeLong(transactionId);
    }

    /** Notes when the process that must ask again started. */
    void since(long startedNs) {
        sinceNs = startedNs;
    }

    /** Epoch nanoseconds at which the process started that must ask again. */
    long sinceNs() {
        return sinceNs;
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    /** A link signed on or off: it is worth looking again. */
    void signOnChanged() {
        mayBeAnswerable = true;
    }

    /** Slot of the first whose issuer is signed on, or {@link TransactionTable#NONE}. */
    int answerable(EngineState state) {
        for (int i = 0; mayBeAnswerable && i < ids.size(); i++) {
            int slot = table.find(ids.getLong(i));
            if (state.links.isSignedOn(table.facts(slot, facts).issuerLink())) {
                return slot;
            }
        }
        mayBeAnswerable = false;
        return TransactionTable.NONE;
    }

    /** Slot of the one that has waited longest, or {@link TransactionTable#NONE}. */
    int first() {
        return ids.isEmpty() ? TransactionTable.NONE : table.find(ids.getLong(0));
    }

    long digest() {
        return ids.hashCode() * 31L + sinceNs;
    }

    @Override
    public void save(SnapshotWriter out) {
        out.putLong(sinceNs);
        out.putInt(ids.size());
        ids.forEachLong(out::putLong);
    }

    /** Called when the table is loaded. */
    @Override
    public void load(SnapshotReader in) {
        sinceNs = in.getLong();
        for (int left = in.getInt("interrupted", 0, table.capacity()); left > 0; left--) {
            long transactionId = in.getLong();
            if (table.find(transactionId) == TransactionTable.NONE) {
                throw in.refused("transaction " + transactionId, "one that is remembered");
            }
            ids.addLong(transactionId);
        }
        mayBeAnswerable = true;
    }
}
