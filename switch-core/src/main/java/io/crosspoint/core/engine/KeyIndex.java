package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;

/**
 * Finds table slots by the hash of a key: open addressing, linear probing, deletion by moving
 * entries back. Holds part of each hash only; who asks compares the key itself at each slot
 * offered. At most a quarter full, so that runs stay short.
 *
 * <p>One word for each place, so that a look-up touches one cache line:
 *
 * <pre>
 * | upper half of the hash 32 | slot + 1, 0 when empty 32 |
 * </pre>
 */
final class KeyIndex implements Snapshotted {
    static final int NONE = -1;
    private static final int EMPTY = 0;
    private static final long SLOT = 0xFFFF_FFFFL;

    private final long[] places;
    private final int mask;

    /**
     * An empty index.
     *
     * @param entries how many keys it must hold at once, up to 2^27
     */
    KeyIndex(int entries) {
        places = new long[Integer.highestOneBit(Math.max(entries, 2) * 2 - 1) << 2];
        mask = places.length - 1;
    }

    /**
     * Mixes the parts of a member's key into a hash. Eight trace numbers that follow each other
     * have homes side by side, in one cache line: members count up.
     */
    static long hash(int link, int stan, long transmissionTime, long acquirer, long forwarder) {
        long eights = ((long) link << 20) ^ (stan >>> 3);
        long hash = mix(eights * 0x9E3779B97F4A7C15L + transmissionTime);
        hash = mix(hash ^ mix(acquirer * 0xC2B2AE3D27D4EB4FL + forwarder));
        return (hash & ~(7L << 32)) | ((stan & 7L) << 32);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 32);
    }

    /** First place whose hash equals, or {@link #NONE}. */
    int first(long hash) {
        return probe(home(hash), hash);
    }

    /** The next such place after {@code place}. */
    int next(int place, long hash) {
        return probe((place + 1) & mask, hash);
    }

    int slotAt(int place) {
        return (int) (places[place] & SLOT) - 1;
    }

    private int home(long hash) {
        return (int) (hash >>> 32) & mask;
    }

    private int probe(int from, long hash) {
        long upper = hash & ~SLOT;
        for (int place = from; places[place] != EMPTY; place = (place + 1) & mask) {
            if ((places[place] & ~SLOT) == upper) {
                return place;
            }
        }
        return NONE;
    }

    void put(long hash, int slot) {
        int place = home(hash);
        while (places[place] != EMPTY) {
            place = (place + 1) & mask;
        }
        places[place] = (hash & ~SLOT) | (slot + 1L);
    }

    /** Forgets one slot; nothing happens when it is not there under this hash. */
    void remove(long hash, int slot) {
        int place = first(hash);
        while (place != NONE && slotAt(place) != slot) {
            place = next(place, hash);
        }
        if (place != NONE) {
            close(place);
        }
    }

    private void close(int hole) {
        int free = hole;
        for (int place = (hole + 1) & mask; places[place] != EMPTY; place = (place + 1) & mask) {
            int home = home(places[place]);
            if (((place - home) & mask) >= ((place - free) & mask)) {
                places[free] = places[place];
                free = place;
            }
        }
        places[free] = EMPTY;
    }

    /** A number that differs, but for chance, when two indexes do. */
    long digest() {
        long digest = places.length;
        for (int place = 0; place < places.length; place++) {
            if (places[place] != EMPTY) {
                digest = mix(digest * 31 + place) + places[place];
            }
        }
        return digest;
    }

    /**
     * Writes the places as they are: which of two slots with one key is found first depends on what
     * was put and removed before.
     */
    @Override
    public void save(SnapshotWriter out) {
        out.putBound(places.length);
        int taken = 0;
        for (long place : places) {
            taken += place == EMPTY ? 0 : 1;
        }
        out.putInt(taken);
        for (int place = 0; place < places.length; place++) {
            if (places[place] != EMPTY) {
                out.putInt(place);
                out.putLong(places[place]);
            }
        }
    }

    @Override
    public void load(SnapshotReader in) {
        in.expectBound("places of an index", places.length);
        int next = 0;
        for (int left = in.getInt("keys", 0, places.length / 2); left > 0; left--) {
            int place = in.getInt("place", next, places.length - 1);
            places[place] = in.getLong();
            if (slotAt(place) < 0 || slotAt(place) >= places.length / 2) {
                throw in.refused("slot " + slotAt(place), "one of the table's");
            }
            next = place + 1;
        }
    }
}
