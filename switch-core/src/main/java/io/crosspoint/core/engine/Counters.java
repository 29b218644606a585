package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;

/** Numbers that were given so far, and how much is in flight. */
final class Counters implements Snapshotted {
    /** Transactions that the switch declined by itself are numbered from here. */
    static final long REFUSED = 1L << 48;

    private final int mostInFlight;
    private long lastTransactionId;
    private long lastRefusedId = REFUSED;
    private int epoch;
    private int inFlight;

    /** Nothing was numbered. */
    Counters(int mostInFlight) {
        this.mostInFlight = mostInFlight;
    }

    long lastTransactionId() {
        return lastTransactionId;
    }

    long lastRefusedId() {
        return lastRefusedId;
    }

    /** Starts of the switch on this stream. */
    int epoch() {
        return epoch;
    }

    int inFlight() {
        return inFlight;
    }

    void accepted(long transactionId) {
        lastTransactionId = transactionId;
        inFlight++;
    }

    void refused(long refusedId) {
        lastRefusedId = refusedId;
    }

    void concluded() {
        inFlight--;
    }

    void started(int startedEpoch) {
        epoch = startedEpoch;
    }

    @Override
    public void save(SnapshotWriter out) {
        out.putLong(lastTransactionId);
        out.putLong(lastRefusedId);
        out.putInt(epoch);
        out.putInt(inFlight);
    }

    @Override
    public void load(SnapshotReader in) {
        lastTransactionId = in.getLong();
        lastRefusedId = in.getLong();
        epoch = in.getInt();
        inFlight = in.getInt("in flight", 0, mostInFlight);
    }
}
