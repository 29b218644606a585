package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;

import java.util.Arrays;

/**
 * Balances (DE54) of the newest inquiries, so that a repeat gets the whole answer. Each has the
 * place that its number gives it; a later one of the same place displaces it.
 */
final class Balances implements Snapshotted {
    private static final int LEAST = 1 << 8;

    private final long[] ids;
    private final byte[] lengths;
    private final byte[] texts;
    private final int mask;

    /**
     * No balances.
     *
     * @param remembered transactions that the engine remembers, a power of two; room is for a
     *     sixteenth as many, at least 256
     */
    Balances(int remembered) {
        int capacity = Math.max(LEAST, remembered >> 4);
        ids = new long[capacity];
        lengths = new byte[capacity];
        texts = new byte[capacity * Answer.MOST_BALANCES];
        mask = capacity - 1;
    }

    void put(long transactionId, byte[] text, int length) {
        int place = (int) (transactionId & mask);
        ids[place] = transactionId;
        lengths[place] = (byte) length;
        System.arraycopy(text, 0, texts, place * Answer.MOST_BALANCES, length);
    }

    /** Adds the balances to an answer, if there are any. */
    void addTo(long transactionId, Answer answer) {
        int place = (int) (transactionId & mask);
        if (ids[place] == transactionId) {
            answer.balancesLength = lengths[place];
            System.arraycopy(
                    texts, place * Answer.MOST_BALANCES, answer.balances, 0, answer.balancesLength);
        }
    }

    long digest() {
        return Arrays.hashCode(ids) * 31L + Arrays.hashCode(lengths);
    }

    @Override
    public void save(SnapshotWriter out) {
        out.putBound(ids.length);
        for (int place = 0; place < ids.length; place++) {
            out.putLong(ids[place]);
            out.putByte(lengths[place]);
        }
        out.putBytes(texts);
    }

    @Override
    public void load(SnapshotReader in) {
        in.expectBound("balances", ids.length);
        for (int place = 0; place < ids.length; place++) {
            ids[place] = in.getLong();
            lengths[place] = in.getByte();
            if (lengths[place] < 0 || lengths[place] > Answer.MOST_BALANCES) {
                throw in.refused("balances of " + lengths[place], "up to 120 characters");
            }
        }
        in.getBytes(texts);
    }
}
