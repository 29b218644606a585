package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The transactions the engine remembers: a ring of fixed entries outside the heap, placed by
 * transaction number, each the facts as journalled and what has become of them. A new transaction
 * takes the place of the oldest; one that still waits for its issuer is never displaced: its number
 * is passed over, and when all wait the engine declines.
 *
 * <pre>
 * | facts | status 1 | outcome 1 | response code 2 | flags 2 | settlement date 2 | authorisation 6 |
 * | attempts 2 | refunded 8 | reversal STAN 4 | reversal time 4 | completed by 8 | next attempt 8 |
 * </pre>
 */
final class TransactionTable implements Snapshotted {
    static final byte EMPTY = 0;
    static final byte IN_FLIGHT = 1;
    static final byte CONCLUDED = 2;
    static final byte DECLINED = 3;

    static final int NONE = -1;

    private static final int STATE = FactsDecoder.ENCODED_LENGTH + 7 & ~7;
    private static final int STATUS = STATE;
    private static final int OUTCOME = STATE + 1;
    private static final int RESPONSE_CODE = STATE + 2;
    private static final int FLAGS = STATE + 4;
    private static final int SETTLEMENT_DATE = STATE + 6;
    private static final int AUTHORISATION = STATE + 8;
    private static final int ATTEMPTS = STATE + 14;
    private static final int REFUNDED = STATE + 16;
    private static final int REVERSAL_STAN = STATE + 24;
    private static final int REVERSAL_TIME = STATE + 28;
    private static final int COMPLETED_BY = STATE + 32;
    private static final int NEXT_ATTEMPT = STATE + 40;
    private static final int ENTRY = STATE + 48;

    private final int capacity;
    private final UnsafeBuffer[] segments;
    private final int segmentShift;
    private final int slotInSegment;
    private final FactsDecoder facts = new FactsDecoder();

    TransactionTable(int capacity) {
        this.capacity = capacity;
        int slotsPerSegment = Math.min(capacity, 1 << 18);
        segmentShift = Integer.numberOfTrailingZeros(slotsPerSegment);
        slotInSegment = slotsPerSegment - 1;
        segments = new UnsafeBuffer[capacity / slotsPerSegment];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = new UnsafeBuffer(ByteBuffer.allocateDirect(slotsPerSegment * ENTRY));
        }
    }

    int capacity() {
        return capacity;
    }

    /** Where a transaction is or would be. */
    int slotOf(long transactionId) {
        return (int) (transactionId & capacity - 1);
    }

    /** Slot of a transaction that is still remembered, or {@link #NONE}. */
    int find(long transactionId) {
        int slot = slotOf(transactionId);
        return transactionId > 0
                        && status(slot) != EMPTY
                        && facts(slot).transactionId() == transactionId
                ? slot
                : NONE;
    }

    /** The facts of a slot, by this table's own flyweight: valid until the next call. */
    FactsDecoder facts(int slot) {
        return facts(slot, facts);
    }

    /** The facts of a slot by a flyweight of the caller's. */
    FactsDecoder facts(int slot, FactsDecoder into) {
        return into.wrap(segment(slot), at(slot));
    }

    void put(int slot, DirectBuffer from, int factsOffset, byte status) {
        UnsafeBuffer segment = segment(slot);
        int at = at(slot);
        segment.putBytes(at, from, factsOffset, FactsDecoder.ENCODED_LENGTH);
        segment.setMemory(at + STATE, ENTRY - STATE, (byte) 0);
        segment.setMemory(at + AUTHORISATION, 6, (byte) ' ');
        segment.putByte(at + STATUS, status);
    }

    /** Sets when the limit of a slot's issuer ends. */
    void deadline(int slot, long deadlineNs) {
        int at = at(slot) + FactsDecoder.deadlineNsEncodingOffset();
        segment(slot).putLong(at, deadlineNs, ByteOrder.LITTLE_ENDIAN);
    }

    byte status(int slot) {
        return segment(slot).getByte(at(slot) + STATUS);
    }

    boolean isInFlight(int slot) {
        return status(slot) == IN_FLIGHT;
    }

    /** Value of {@link io.crosspoint.journal.transactions.Outcome}; 0 before the conclusion. */
    int outcome(int slot) {
        return segment(slot).getByte(at(slot) + OUTCOME);
    }

    void conclude(int slot, int outcome, Answer answer) {
        int at = at(slot);
        UnsafeBuffer segment = segment(slot);
        segment.putByte(at + STATUS, CONCLUDED);
        segment.putByte(at + OUTCOME, (byte) outcome);
        setAnswer(slot, answer);
    }

    void setAnswer(int slot, Answer answer) {
        int at = at(slot);
        UnsafeBuffer segment = segment(slot);
        segment.putShort(at + RESPONSE_CODE, (short) answer.responseCode);
        segment.putShort(at + SETTLEMENT_DATE, (short) answer.settlementDate);
        segment.putBytes(at + AUTHORISATION, answer.authorisationId);
    }

    void answer(int slot, Answer into) {
        int at = at(slot);
        UnsafeBuffer segment = segment(slot);
        into.responseCode = segment.getShort(at + RESPONSE_CODE) & 0xFFFF;
        into.settlementDate = segment.getShort(at + SETTLEMENT_DATE) & 0xFFFF;
        segment.getBytes(at + AUTHORISATION, into.authorisationId);
    }

    boolean is(int slot, int flag) {
        return (segment(slot).getShort(at(slot) + FLAGS) & flag) != 0;
    }

    void set(int slot, int flag, boolean on) {
        int at = at(slot) + FLAGS;
        UnsafeBuffer segment = segment(slot);
        int flags = segment.getShort(at);
        segment.putShort(at, (short) (on ? flags | flag : flags & ~flag));
    }

    /** The completion that holds a pre-authorisation; 0 for none. */
    long completedBy(int slot) {
        return segment(slot).getLong(at(slot) + COMPLETED_BY);
    }

    void completedBy(int slot, long completionId) {
        segment(slot).putLong(at(slot) + COMPLETED_BY, completionId);
    }

    long refundedMinor(int slot) {
        return segment(slot).getLong(at(slot) + REFUNDED);
    }

    void addRefunded(int slot, long amountMinor) {
        segment(slot).getAndAddLong(at(slot) + REFUNDED, amountMinor);
    }

    void reversalKey(int slot, int stan, long transmissionTime) {
        segment(slot).putInt(at(slot) + REVERSAL_STAN, stan);
        segment(slot).putInt(at(slot) + REVERSAL_TIME, (int) transmissionTime);
    }

    int reversalStan(int slot) {
        return segment(slot).getInt(at(slot) + REVERSAL_STAN);
    }

    long reversalTime(int slot) {
        return segment(slot).getInt(at(slot) + REVERSAL_TIME) & 0xFFFF_FFFFL;
    }

    int attempts(int slot) {
        return segment(slot).getShort(at(slot) + ATTEMPTS) & 0xFFFF;
    }

    long nextAttemptNs(int slot) {
        return segment(slot).getLong(at(slot) + NEXT_ATTEMPT);
    }

    void attempted(int slot, int attempts, long nextAttemptNs) {
        segment(slot).putShort(at(slot) + ATTEMPTS, (short) Math.min(attempts, 0xFFFF));
        segment(slot).putLong(at(slot) + NEXT_ATTEMPT, nextAttemptNs);
    }

    /** A number that differs, but for chance, when two tables do; sending attempts left out. */
    long digest() {
        long digest = capacity;
        for (int slot = 0; slot < capacity; slot++) {
            if (status(slot) != EMPTY) {
                digest = entryDigest(digest * 31 + slot, segment(slot), at(slot));
            }
        }
        return digest;
    }

    private static long entryDigest(long before, UnsafeBuffer segment, int start) {
        long digest = before;
        for (int at = 0; at < NEXT_ATTEMPT; at += Long.BYTES) {
            long word = segment.getLong(start + at, ByteOrder.LITTLE_ENDIAN);
            boolean endsWithAttempts = at == AUTHORISATION;
            digest = digest * 1_000_003 + (endsWithAttempts ? word << Short.SIZE : word);
            digest ^= digest >>> 29;
        }
        return digest;
    }

    /** Writes the entries taken, in order of their slots. */
    @Override
    public void save(SnapshotWriter out) {
        out.putBound(capacity);
        out.putBound(ENTRY);
        int taken = 0;
        for (int slot = 0; slot < capacity; slot++) {
            taken += status(slot) == EMPTY ? 0 : 1;
        }
        out.putInt(taken);
        for (int slot = 0; slot < capacity; slot++) {
            if (status(slot) != EMPTY) {
                out.putInt(slot);
                out.putBytes(segment(slot), at(slot), ENTRY);
            }
        }
    }

    /** What was sent by another process counts as not sent: attempts are left out. */
    @Override
    public void load(SnapshotReader in) {
        in.expectBound("engine.remembered", capacity);
        in.expectBound("bytes of an entry", ENTRY);
        int next = 0;
        for (int left = in.getInt("entries", 0, capacity); left > 0; left--) {
            int slot = in.getInt("slot", next, capacity - 1);
            in.getBytes(segment(slot), at(slot), ENTRY);
            if (status(slot) == EMPTY || slotOf(facts(slot).transactionId()) != slot) {
                throw in.refused("a transaction in slot " + slot, "one that belongs there");
            }
            attempted(slot, 0, 0);
            next = slot + 1;
        }
    }

    private UnsafeBuffer segment(int slot) {
        return segments[slot >>> segmentShift];
    }

    private int at(int slot) {
        return (slot & slotInSegment) * ENTRY;
    }
}
