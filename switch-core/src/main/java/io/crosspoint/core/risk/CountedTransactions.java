package io.crosspoint.core.risk;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;

import java.util.Arrays;

/**
 * By the engine's slot of a transaction: which counters it concerns and when it came, so that it
 * can be taken back. Takes its memory when the first counter is loaded.
 */
final class CountedTransactions implements Snapshotted {
    private final int slots;
    private long[] counted = {};
    private long[] deviceHashes = {};
    private long[] timesNs = {};
    private boolean[] undone = {};

    CountedTransactions(int slots) {
        this.slots = slots;
    }

    void prepare() {
        if (!isPrepared()) {
            counted = new long[slots];
            deviceHashes = new long[slots];
            timesNs = new long[slots];
            undone = new boolean[slots];
        }
    }

    boolean isPrepared() {
        return counted.length != 0;
    }

    void put(int slot, long counters, long deviceHash, long timeNs) {
        counted[slot] = counters;
        deviceHashes[slot] = counters == 0 ? 0 : deviceHash;
        timesNs[slot] = counters == 0 ? 0 : timeNs;
        undone[slot] = false;
    }

    /** One bit for each counter's place. */
    long counted(int slot) {
        return isPrepared() ? counted[slot] : 0;
    }

    long deviceHash(int slot) {
        return isPrepared() ? deviceHashes[slot] : 0;
    }

    long timeNs(int slot) {
        return timesNs[slot];
    }

    boolean isUndone(int slot) {
        return undone[slot];
    }

    void undone(int slot, boolean newUndone) {
        undone[slot] = newUndone;
    }

    @Override
    public void save(SnapshotWriter out) {
        out.putBound(slots);
        out.putBoolean(isPrepared());
        int used = 0;
        for (long each : counted) {
            used += each == 0 ? 0 : 1;
        }
        out.putInt(used);
        for (int slot = 0; slot < counted.length; slot++) {
            if (counted[slot] != 0) {
                out.putInt(slot);
                out.putLong(counted[slot]);
                out.putLong(deviceHashes[slot]);
                out.putLong(timesNs[slot]);
                out.putBoolean(undone[slot]);
            }
        }
    }

    @Override
    public void load(SnapshotReader in) {
        in.expectBound("engine.remembered", slots);
        if (in.getBoolean()) {
            prepare();
        }
        int used = in.getInt("counted transactions", 0, counted.length);
        for (int i = 0; i < used; i++) {
            int slot = in.getInt("slot", 0, counted.length - 1);
            counted[slot] = in.getLong();
            deviceHashes[slot] = in.getLong();
            timesNs[slot] = in.getLong();
            undone[slot] = in.getBoolean();
        }
    }

    long digest() {
        long digest = Arrays.hashCode(counted);
        digest = digest * 31 + Arrays.hashCode(deviceHashes);
        return (digest * 31 + Arrays.hashCode(timesNs)) * 31 + Arrays.hashCode(undone);
    }
}
