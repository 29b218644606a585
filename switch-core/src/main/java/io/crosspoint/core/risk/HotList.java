package io.crosspoint.core.risk;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;
import io.crosspoint.journal.transactions.HotKind;

import java.util.ArrayList;
import java.util.List;

/**
 * The hot list: look-ups allocate nothing and compare whole keys; memory grows with its entries,
 * only ever when an operator changes it.
 */
final class HotList implements Snapshotted {
    static final int NONE = -1;
    private static final int LEAST_ROOM = 8;
    private static final int WORDS = 4;

    private final List<HotEntry> entries = new ArrayList<>();
    private final int[] counts = new int[HotKind.values().length + 1];

    /** Kind, first, second and acquirer of each entry. */
    private long[] keys = new long[0];

    private int[] codes = new int[0];

    /** Entry + 1 by hash, 0 when free; at most half full. */
    private int[] places = new int[2];

    int size() {
        return entries.size();
    }

    /** Whether there is any of the kind. */
    boolean has(HotKind kind) {
        return counts[kind.value()] != 0;
    }

    /** The code to decline with, or 0. */
    int code(HotKind kind, long first, long second, long acquirer) {
        int entry = find(kind, first, second, acquirer);
        return entry == NONE ? 0 : codes[entry];
    }

    private int find(HotKind kind, long first, long second, long acquirer) {
        int mask = places.length - 1;
        for (int place = hash(kind.value(), first, second, acquirer) & mask;
                places[place] != 0;
                place = place + 1 & mask) {
            int at = (places[place] - 1) * WORDS;
            if (keys[at] == kind.value()
                    && keys[at + 1] == first
                    && keys[at + 2] == second
                    && keys[at + 3] == acquirer) {
                return places[place] - 1;
            }
        }
        return NONE;
    }

    private static int hash(long kind, long first, long second, long acquirer) {
        return (int) Subject.mix(Subject.mix(first + kind) ^ second * 31 ^ acquirer);
    }

    int find(HotKey key) {
        return find(key.kind(), key.first(), key.second(), key.acquirer());
    }

    HotEntry entry(int index) {
        return entries.get(index);
    }

    /** Index of an entry by its number, or {@link #NONE}. */
    int byNumber(int number) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).number() == number) {
                return i;
            }
        }
        return NONE;
    }

    /** Adds an entry, or puts it in the place of one with the same key. */
    void put(HotEntry entry) {
        int known = find(entry.key());
        if (known != NONE) {
            entries.set(known, entry);
            codes[known] = entry.responseCode();
            return;
        }
        entries.add(entry);
        counts[entry.key().kind().value()]++;
        if (entries.size() > codes.length) {
            rebuild();
        } else {
            put(entries.size() - 1, entry);
        }
    }

    void remove(int number) {
        int index = byNumber(number);
        if (index != NONE) {
            counts[entries.get(index).key().kind().value()]--;
            entries.remove(index);
            rebuild();
        }
    }

    List<HotEntry> all() {
        return List.copyOf(entries);
    }

    private void rebuild() {
        int room = Integer.highestOneBit(Math.max(entries.size(), LEAST_ROOM)) * 2;
        places = new int[room * 2];
        keys = new long[room * WORDS];
        codes = new int[room];
        for (int i = 0; i < entries.size(); i++) {
            put(i, entries.get(i));
        }
    }

    private void put(int index, HotEntry entry) {
        HotKey key = entry.key();
        keys[index * WORDS] = key.kind().value();
        keys[index * WORDS + 1] = key.first();
        keys[index * WORDS + 2] = key.second();
        keys[index * WORDS + 3] = key.acquirer();
        codes[index] = entry.responseCode();
        int mask = places.length - 1;
        int place = hash(key.kind().value(), key.first(), key.second(), key.acquirer()) & mask;
        while (places[place] != 0) {
            place = place + 1 & mask;
        }
        places[place] = index + 1;
    }

    @Override
    public void save(SnapshotWriter out) {
        out.putInt(entries.size());
        for (HotEntry entry : entries) {
            HotKey key = entry.key();
            out.putInt(entry.number());
            out.putInt(entry.responseCode());
            out.putLong(entry.sinceNs());
            out.putEnum(key.kind());
            out.putInt(key.sealKeyVersion());
            out.putLong(key.sealHigh());
            out.putLong(key.sealLow());
            out.putInt(key.bin());
            out.putInt(key.lastFour());
            out.putLong(key.token());
            out.putLong(key.acquirer());
            out.putText(key.merchant());
            out.putText(key.terminal());
        }
    }

    /** Into an empty list. */
    @Override
    public void load(SnapshotReader in) {
        int count = in.getInt("entries of the hot list", 0, RuleSet.MOST_HOT_ENTRIES);
        for (int i = 0; i < count; i++) {
            int number = in.getInt();
            int code = in.getInt();
            long sinceNs = in.getLong();
            put(
                    new HotEntry(
                            number,
                            new HotKey(
                                    in.getEnum(HotKind.class),
                                    in.getInt(),
                                    in.getLong(),
                                    in.getLong(),
                                    in.getInt(),
                                    in.getInt(),
                                    in.getLong(),
                                    in.getLong(),
                                    in.getText(),
                                    in.getText()),
                            code,
                            sinceNs));
        }
    }

    /** A number that differs, but for chance, when two lists do. */
    long digest() {
        long digest = entries.size();
        for (HotEntry entry : entries) {
            digest = (digest * 31 + entry.number()) * 31 + entry.responseCode();
        }
        return digest;
    }
}
