package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;

import java.util.Arrays;

/**
 * When transactions that are not in memory were last changed by a record: what was fetched of one
 * before that is out of date. A fixed table by a hash of the number: a neighbour's change looks
 * like the transaction's own, then it is fetched once more.
 */
final class AbsentChanges implements Snapshotted {
    private static final int PLACES = 1 << 12;

    private final long[] sequences = new long[PLACES];
    private long sequence;

    /** The record that is being applied. */
    void at(long recordSequence) {
        sequence = recordSequence;
    }

    /** A transaction changes that is not in memory, or leaves it. */
    void note(long transactionId) {
        sequences[place(transactionId)] = sequence;
    }

    /** Sequence of the last change that the transaction may have had; 0 for none. */
    long last(long transactionId) {
        return sequences[place(transactionId)];
    }

    long digest() {
        return Arrays.hashCode(sequences);
    }

    @Override
    public void save(SnapshotWriter out) {
        for (long each : sequences) {
            out.putLong(each);
        }
    }

    @Override
    public void load(SnapshotReader in) {
        for (int i = 0; i < PLACES; i++) {
            sequences[i] = in.getLong();
        }
    }

    private static int place(long transactionId) {
        long mixed = transactionId * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 52);
    }
}
