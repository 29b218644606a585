package io.crosspoint.core.engine;

import java.util.Arrays;

/**
 * Finds table slots by the hash of a key: open addressing, linear probing, deletion by moving
 * entries back. Holds hashes only; who asks compares the key itself at each slot offered. At most
 * half full.
 */
final class KeyIndex {
    private static final int EMPTY = -1;
    static final int NONE = -1;

    private final long[] hashes;
    private final int[] slots;
    private final int mask;

    /**
     * @param entries how many keys it must hold at once
     */
    KeyIndex(int entries) {
        int size = Integer.highestOneBit(Math.max(entries, 2) * 2 - 1) << 1;
        hashes = new long[size];
        slots = new int[size];
        mask = size - 1;
        Arrays.fill(slots, EMPTY);
    }

    /** Mixes the parts of a member's key into a hash. */
    static long hash(int link, int stan, long transmissionTime, long acquirer, long forwarder) {
        long hash = mix(((long) link << 20 ^ stan) * 0x9E3779B97F4A7C15L + transmissionTime);
        return mix(hash ^ mix(acquirer * 0xC2B2AE3D27D4EB4FL + forwarder));
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 32) * 0xD6E8FEB86659FD93L;
        return mixed ^ mixed >>> 32;
    }

    /** First place whose hash equals, or {@link #NONE}. */
    int first(long hash) {
        return probe((int) hash & mask, hash);
    }

    /** The next such place after {@code place}. */
    int next(int place, long hash) {
        return probe(place + 1 & mask, hash);
    }

    int slotAt(int place) {
        return slots[place];
    }

    private int probe(int from, long hash) {
        for (int place = from; slots[place] != EMPTY; place = place + 1 & mask) {
            if (hashes[place] == hash) {
                return place;
            }
        }
        return NONE;
    }

    void put(long hash, int slot) {
        int place = (int) hash & mask;
        while (slots[place] != EMPTY) {
            place = place + 1 & mask;
        }
        hashes[place] = hash;
        slots[place] = slot;
    }

    /** Forgets one slot; nothing happens when it is not there under this hash. */
    void remove(long hash, int slot) {
        int place = first(hash);
        while (place != NONE && slots[place] != slot) {
            place = next(place, hash);
        }
        if (place != NONE) {
            close(place);
        }
    }

    private void close(int hole) {
        int free = hole;
        for (int place = hole + 1 & mask; slots[place] != EMPTY; place = place + 1 & mask) {
            int home = (int) hashes[place] & mask;
            if ((place - home & mask) >= (place - free & mask)) {
                hashes[free] = hashes[place];
                slots[free] = slots[place];
                free = place;
            }
        }
        slots[free] = EMPTY;
    }
}
