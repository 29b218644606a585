package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The transactions the engine remembers: a ring of fixed entries outside the heap, placed by
 * transaction number, each the facts as journalled and what has become of them. A new transaction
 * takes the place of the oldest; one that still waits for its issuer is never displaced: its number
 * is passed over, and when all wait the engine declines.
 *
 * <p>Behind the ring lie the {@linkplain RecalledSlots places of recalled transactions}: those that
 * had left the ring and were fetched again.
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

    /** Bytes of one entry, as {@link #copy} gives them. */
    static final int ENTRY_BYTES = ENTRY;

    private static final int MOST_IN_SEGMENT = 1 << 18;

    private final int capacity;
    private final int slots;
    private final RecalledSlots recalled;
    private final UnsafeBuffer[] segments;
    private final int segmentShift;
    private final int slotInSegment;
    private final FactsDecoder facts = new FactsDecoder();

    TransactionTable(int capacity) {
        this(capacity, 0);
    }

    /**
     * An empty table.
     *
     * @param capacity places of the ring, a power of two
     * @param recalled places behind it
     */
    TransactionTable(int capacity, int recalled) {
        this.capacity = capacity;
        slots = capacity + recalled;
        int inSegment = Math.min(Integer.highestOneBit(slots * 2 - 1), MOST_IN_SEGMENT);
        segmentShift = Integer.numberOfTrailingZeros(inSegment);
        slotInSegment = inSegment - 1;
        segments = new UnsafeBuffer[(slots + inSegment - 1) / inSegment];
        for (int i = 0; i < segments.length; i++) {
            int inThis = Math.min(inSegment, slots - i * inSegment);
            segments[i] = new UnsafeBuffer(ByteBuffer.allocateDirect(inThis * ENTRY));
        }
        this.recalled = new RecalledSlots(this, capacity, recalled);
    }

    int capacity() {
        return capacity;
    }

    /** Places of the ring and behind it. */
    int slots() {
        return slots;
    }

    RecalledSlots recalled() {
        return recalled;
    }

    /** Where a transaction is or would be in the ring. */
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
                : recalled.find(transactionId);
    }

    /**
     * Slot of a transaction that a record names.
     *
     * @throws IllegalStateException when it is not remembered
     */
    int remembered(long transactionId) {
        int slot = find(transactionId);
        if (slot == NONE) {
            throw new IllegalStateException(
                    "transaction "
                            + transactionId
                            + " is named by a record but no longer remembered: engine.remembered is "
                            + capacity()
                            + " (expected: at least what the journal was written with)");
        }
        return slot;
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

    /** Copies a whole entry out. */
    void copy(int slot, MutableDirectBuffer into, int at) {
        into.putBytes(at, segment(slot), at(slot), ENTRY);
    }

    /** Puts back what {@link #copy} gave. */
    void restore(int slot, DirectBuffer from, int at) {
        segment(slot).putBytes(at(slot), from, at, ENTRY);
    }

    void clear(int slot) {
        segment(slot).putByte(at(slot) + STATUS, EMPTY);
    }

    /** Sets when the limit of a slot's issuer ends. */
    void deadline(int slot, long deadlineNs) {
        int at = at(slot) + FactsDecoder.deadlineNsEncodingOffset();
        segment(slot).putLong(at, deadlineNs, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Whether the answer of a slot was given so long ago that its key may be used anew. Partners'
     * orders, whose key tells no time, and what still waits for an issuer keep theirs.
     */
    boolean isForgottenAt(int slot, long nowNs, long keptNs) {
        return !isWaiting(slot)
                && facts(slot).acquirerLink() != 0
                && nowNs - facts(slot).deadlineNs() > keptNs;
    }

    /** In flight, or something of it must still reach its issuer: never displaced. */
    boolean isWaiting(int slot) {
        return isInFlight(slot) || is(slot, Flag.PINNED);
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
        into.balancesLength = 0;
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

    int flags(int slot) {
        return segment(slot).getShort(at(slot) + FLAGS) & 0xFFFF;
    }

    void flags(int slot, int flags) {
        segment(slot).putShort(at(slot) + FLAGS, (short) flags);
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
        for (int slot = 0; slot < slots; slot++) {
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
        out.putBound(slots);
        out.putBound(ENTRY);
        int taken = 0;
        for (int slot = 0; slot < slots; slot++) {
            taken += status(slot) == EMPTY ? 0 : 1;
        }
        out.putInt(taken);
        for (int slot = 0; slot < slots; slot++) {
            if (status(slot) != EMPTY) {
                out.putInt(slot);
                out.putBytes(segment(slot), at(slot), ENTRY);
            }
        }
        recalled.save(out);
    }

    /** What was sent by another process counts as not sent: attempts are left out. */
    @Override
    public void load(SnapshotReader in) {
        in.expectBound("engine.remembered", capacity);
        in.expectBound("places of recalled transactions behind it", slots);
        in.expectBound("bytes of an entry", ENTRY);
        int next = 0;
        for (int left = in.getInt("entries", 0, slots); left > 0; left--) {
            int slot = in.getInt("slot", next, slots - 1);
            in.getBytes(segment(slot), at(slot), ENTRY);
            if (status(slot) == EMPTY || !belongs(slot)) {
                throw in.refused("a transaction in slot " + slot, "one that belongs there");
            }
            attempted(slot, 0, 0);
            next = slot + 1;
        }
        recalled.load(in);
    }

    private boolean belongs(int slot) {
        return slot >= capacity || slotOf(facts(slot).transactionId()) == slot;
    }

    private UnsafeBuffer segment(int slot) {
        return segments[slot >>> segmentShift];
    }

    private int at(int slot) {
        return (slot & slotInSegment) * ENTRY;
    }
}
