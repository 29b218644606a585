package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;

/**
 * What acquirers were told about their newest reversals, by the reversal's own key: a repeat gets
 * the same again, whatever has become of the original since. The oldest gives way.
 */
final class ReversalAnswers implements Snapshotted {
    static final int NONE = -1;

    private static final int LEAST = 1 << 10;
    private static final int WORDS = 6;
    private static final int LINK_AND_STAN = 0;
    private static final int TIME_AND_CODE = 1;
    private static final int ACQUIRER = 2;
    private static final int FORWARDER = 3;
    private static final int ORIGINAL = 4;
    private static final int ANSWERED_NS = 5;

    private final long[] entries;
    private final KeyIndex index;
    private final int mask;
    private long added;

    /**
     * Nothing was answered.
     *
     * @param remembered transactions that the engine remembers, a power of two; a quarter as many
     *     reversals are, and at least 1,024
     */
    ReversalAnswers(int remembered) {
        int capacity = Math.max(LEAST, remembered >> 2);
        entries = new long[capacity * WORDS];
        index = new KeyIndex(capacity);
        mask = capacity - 1;
    }

    /** Place of the answer to a reversal of this key, or {@link #NONE}. */
    int find(int link, int stan, long time, long acquirer, long forwarder) {
        long hash = KeyIndex.hash(link, stan, time, acquirer, forwarder);
        for (int place = index.first(hash);
                place != KeyIndex.NONE;
                place = index.next(place, hash)) {
            int slot = index.slotAt(place);
            int at = slot * WORDS;
            if (entries[at + LINK_AND_STAN] == linkAndStan(link, stan)
                    && entries[at + TIME_AND_CODE] >>> 16 == time
                    && entries[at + ACQUIRER] == acquirer
                    && entries[at + FORWARDER] == forwarder) {
                return slot;
            }
        }
        return NONE;
    }

    int code(int slot) {
        return (int) entries[slot * WORDS + TIME_AND_CODE] & 0xFFFF;
    }

    /** Hash of the original's key as the reversal named it. */
    long original(int slot) {
        return entries[slot * WORDS + ORIGINAL];
    }

    /** Epoch nanoseconds of the answer. */
    long answeredNs(int slot) {
        return entries[slot * WORDS + ANSWERED_NS];
    }

    /** Where the next answer goes; who was there is forgotten. Then {@link #put}. */
    void add(int link, int stan, long time, long acquirer, long forwarder) {
        int slot = (int) (added++ & mask);
        int at = slot * WORDS;
        if (entries[at + TIME_AND_CODE] != 0) {
            index.remove(hashAt(at), slot);
        }
        entries[at + LINK_AND_STAN] = linkAndStan(link, stan);
        entries[at + TIME_AND_CODE] = time << 16;
        entries[at + ACQUIRER] = acquirer;
        entries[at + FORWARDER] = forwarder;
        int same = find(link, stan, time, acquirer, forwarder);
        if (same != NONE) {
            index.remove(hashAt(at), same);
        }
        index.put(hashAt(at), slot);
    }

    /** Completes what {@link #add} began. */
    void put(long original, int code, long answeredNs) {
        int at = (int) (added - 1 & mask) * WORDS;
        entries[at + TIME_AND_CODE] |= code;
        entries[at + ORIGINAL] = original;
        entries[at + ANSWERED_NS] = answeredNs;
    }

    private long hashAt(int at) {
        long linkAndStan = entries[at + LINK_AND_STAN];
        return KeyIndex.hash(
                (int) (linkAndStan >>> 32),
                (int) linkAndStan,
                entries[at + TIME_AND_CODE] >>> 16,
                entries[at + ACQUIRER],
                entries[at + FORWARDER]);
    }

    private static long linkAndStan(int link, int stan) {
        return (long) link << 32 | (stan & 0xFFFF_FFFFL);
    }

    @Override
    public void save(SnapshotWriter out) {
        out.putBound(entries.length);
        out.putLong(added);
        for (long entry : entries) {
            out.putLong(entry);
        }
        index.save(out);
    }

    @Override
    public void load(SnapshotReader in) {
        in.expectBound("answers to reversals", entries.length);
        added = in.getLong();
        for (int i = 0; i < entries.length; i++) {
            entries[i] = in.getLong();
        }
        index.load(in);
    }

    long digest() {
        long digest = added;
        for (long entry : entries) {
            digest = digest * 31 + entry;
        }
        return digest;
    }
}
