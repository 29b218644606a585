package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;

import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.IntArrayList;

/**
 * Messages that an issuer must get and has not settled: one of each transaction at most, by its
 * slot, which is never displaced from the table meanwhile. What an issuer answered with a code that
 * settles nothing is doubtful: it stays here and is not sent again unless an operator says so.
 */
final class PendingDeliveries implements Deliveries, Snapshotted {
    private static final int NOWHERE = -1;

    private final TransactionTable table;
    private final int flag;
    private final IntArrayList slots = new IntArrayList();
    private final Int2IntHashMap places = new Int2IntHashMap(NOWHERE);
    private final Int2IntHashMap doubts = new Int2IntHashMap(ResponseCode.NONE - 1);
    private final long sweepNs;
    private int lookingAt;
    private long lookAgainNs;
    private long earliestNs = Long.MAX_VALUE;

    /**
     * Nothing is pending.
     *
     * @param sweepNs how long nobody may look whether anything is due, the least wait of all
     * @param flag of {@link Flag}, set in the table while a slot is here
     */
    PendingDeliveries(TransactionTable table, int flag, long sweepNs) {
        this.table = table;
        this.sweepNs = sweepNs;
        this.flag = flag;
    }

    /** Doubtful ones included. */
    int count() {
        return slots.size();
    }

    int doubtful() {
        return doubts.size();
    }

    boolean has(int slot) {
        return table.is(slot, flag);
    }

    @Override
    public void add(int slot) {
        if (!has(slot)) {
            table.set(slot, flag, true);
            table.attempted(slot, 0, 0);
            places.put(slot, slots.size());
            slots.addInt(slot);
        }
    }

    /** The last takes the place of the one that goes. */
    @Override
    public void remove(int slot) {
        int place = places.remove(slot);
        if (place == NOWHERE) {
            return;
        }
        table.set(slot, flag, false);
        doubts.remove(slot);
        int last = slots.removeAt(slots.size() - 1);
        if (last != slot) {
            slots.setInt(place, last);
            places.put(last, place);
        }
    }

    int slotAt(int index) {
        return slots.getInt(index);
    }

    /** Nothing more is sent until {@link #trust}. */
    void doubt(int slot, int responseCode) {
        if (has(slot)) {
            doubts.put(slot, responseCode);
        }
    }

    /** It is sent again, now and as often as it takes. */
    @Override
    public void trust(int slot) {
        doubts.remove(slot);
        table.attempted(slot, table.attempts(slot), 0);
        lookAgainNs = 0;
    }

    boolean isDoubtful(int slot) {
        return doubts.containsKey(slot);
    }

    /** What the issuer answered; {@link ResponseCode#NONE} when it said nothing. */
    int doubtCode(int slot) {
        return Math.max(doubts.get(slot), ResponseCode.NONE);
    }

    /**
     * The next that is due, or {@link TransactionTable#NONE} when all have been looked at: then
     * nobody looks again before one can be due.
     */
    int nextDue(long nowNs) {
        if (lookingAt == 0 && nowNs < lookAgainNs) {
            return TransactionTable.NONE;
        }
        while (lookingAt < slots.size()) {
            int slot = slots.getInt(lookingAt++);
            if (!isDoubtful(slot)) {
                long dueNs = table.nextAttemptNs(slot);
                if (dueNs <= nowNs) {
                    return slot;
                }
                earliestNs = Math.min(earliestNs, dueNs);
            }
        }
        lookingAt = 0;
        lookAgainNs = Math.min(earliestNs, nowNs + sweepNs);
        earliestNs = Long.MAX_VALUE;
        return TransactionTable.NONE;
    }

    /** In the order in which they are looked at. */
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
        for (int left = in.getInt("deliveries", 0, table.slots()); left > 0; left--) {
            int slot = slot(in);
            places.put(slot, slots.size());
            slots.addInt(slot);
        }
    }

    /** Which are doubtful, as a snapshot holds it: loaded when this is. */
    Snapshotted doubts() {
        return new Snapshotted() {
            @Override
            public void save(SnapshotWriter out) {
                saveDoubts(out);
            }

            @Override
            public void load(SnapshotReader in) {
                loadDoubts(in);
            }
        };
    }

    private void saveDoubts(SnapshotWriter out) {
        out.putInt(doubts.size());
        for (int i = 0; i < slots.size(); i++) {
            if (isDoubtful(slots.getInt(i))) {
                out.putInt(slots.getInt(i));
                out.putInt(doubtCode(slots.getInt(i)));
            }
        }
    }

    private void loadDoubts(SnapshotReader in) {
        for (int left = in.getInt("doubtful", 0, slots.size()); left > 0; left--) {
            doubts.put(slot(in), in.getInt("response code", 0, 0xFFFF));
        }
    }

    private int slot(SnapshotReader in) {
        int slot = in.getInt("slot", 0, table.slots() - 1);
        if (!has(slot)) {
            throw in.refused("slot " + slot, "one with a delivery pending");
        }
        return slot;
    }

    long digest() {
        long digest = 0;
        for (int i = 0; i < slots.size(); i++) {
            digest = digest * 31 + slots.getInt(i);
            digest = digest * 31 + doubts.get(slots.getInt(i));
        }
        return digest;
    }
}
