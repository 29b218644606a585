package io.crosspoint.token;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;
import io.crosspoint.journal.tokens.CardDecoder;
import io.crosspoint.journal.tokens.ControlsDecoder;
import io.crosspoint.journal.tokens.FactsDecoder;
import io.crosspoint.journal.tokens.TokenIssuedDecoder;

import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * Every token ever issued, off-heap, in slots that never move, with chains through the tokens of a
 * card and of a requestor, newest first. Memory is taken in segments as they fill, up to the bound.
 */
final class TokenTable implements Snapshotted {
    private static final int SEGMENT_SLOTS = 4_096;
    private static final int INITIAL_KEYS = 1_024;
    private static final float LOAD_FACTOR = 0.6f;

    private final int maxTokens;
    private final UnsafeBuffer[] segments;
    private final Long2LongHashMap slotByToken = map();
    private final Long2LongHashMap newestByCard = map();
    private final Long2LongHashMap newestByRequestor = map();
    private final CardDecoder card = new CardDecoder();
    private int size;

    TokenTable(int maxTokens) {
        this.maxTokens = maxTokens;
        segments = new UnsafeBuffer[(maxTokens + SEGMENT_SLOTS - 1) / SEGMENT_SLOTS];
    }

    private static Long2LongHashMap map() {
        return new Long2LongHashMap(INITIAL_KEYS, LOAD_FACTOR, Slot.NONE);
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == maxTokens;
    }

    int slotOf(long token) {
        return (int) slotByToken.get(token);
    }

    UnsafeBuffer buffer(int slot) {
        return segments[slot / SEGMENT_SLOTS];
    }

    int offset(int slot) {
        return slot % SEGMENT_SLOTS * Slot.LENGTH;
    }

    /** The newest token of cards whose seal begins so; follow with {@link #nextOfCard}. */
    int newestOfCard(long sealHigh) {
        return (int) newestByCard.get(sealHigh);
    }

    /** Tokens of another card may be among them: compare the whole seal. */
    int nextOfCard(int slot) {
        return buffer(slot).getInt(offset(slot) + Slot.NEXT_OF_CARD);
    }

    int newestOfRequestor(long requestorId) {
        return (int) newestByRequestor.get(requestorId);
    }

    int nextOfRequestor(int slot) {
        return buffer(slot).getInt(offset(slot) + Slot.NEXT_OF_REQUESTOR);
    }

    int add(TokenIssuedDecoder fact, long timeNs) {
        if (isFull()) {
            throw new IllegalStateException(
                    "token table: found a token more than its "
                            + maxTokens
                            + " slots; expected max tokens to be at least what the journal holds");
        }
        int slot = size++;
        if (slot % SEGMENT_SLOTS == 0) {
            takeSegment(slot);
        }
        UnsafeBuffer buffer = buffer(slot);
        int at = offset(slot);
        FactsDecoder facts = fact.facts();
        copy(buffer, at + Slot.FACTS, facts.buffer(), facts.offset(), FactsDecoder.ENCODED_LENGTH);
        ControlsDecoder controls = fact.controls();
        copy(
                buffer,
                at + Slot.CONTROLS,
                controls.buffer(),
                controls.offset(),
                ControlsDecoder.ENCODED_LENGTH);
        buffer.putLong(at + Slot.CREATED_NS, timeNs);
        putState(slot, fact.stateRaw(), 0, fact.assurance());
        touch(slot, timeNs);
        putMerchants(slot, fact.merchants());
        slotByToken.put(facts.token(), slot);
        bindCard(slot, fact.card());
        chainRequestor(slot, facts.requestorId());
        return slot;
    }

    private void takeSegment(int firstSlot) {
        int slots = Math.min(SEGMENT_SLOTS, maxTokens - firstSlot);
        segments[firstSlot / SEGMENT_SLOTS] =
                new UnsafeBuffer(ByteBuffer.allocateDirect(slots * Slot.LENGTH));
    }

    private static void copy(
            UnsafeBuffer to, int toIndex, DirectBuffer from, int fromIndex, int length) {
        to.putBytes(toIndex, from, fromIndex, length);
    }

    private void putMerchants(int slot, TokenIssuedDecoder.MerchantsDecoder merchants) {
        UnsafeBuffer buffer = buffer(slot);
        int at = offset(slot);
        buffer.putByte(at + Slot.MERCHANT_COUNT, (byte) merchants.count());
        int to = at + Slot.MERCHANTS;
        while (merchants.hasNext()) {
            merchants.next();
            for (int i = 0; i < DomainControls.MERCHANT_LENGTH; i++) {
                buffer.putByte(to++, merchants.merchant(i));
            }
        }
    }

    void putState(int slot, int state, int suspendedBy, int assurance) {
        UnsafeBuffer buffer = buffer(slot);
        int at = offset(slot);
        buffer.putByte(at + Slot.STATE, (byte) state);
        buffer.putByte(at + Slot.SUSPENDED_BY, (byte) suspendedBy);
        buffer.putByte(at + Slot.ASSURANCE, (byte) assurance);
    }

    void touch(int slot, long timeNs) {
        buffer(slot).putLong(offset(slot) + Slot.UPDATED_NS, timeNs);
    }

    void moveToCard(int slot, CardDecoder newCard) {
        card.wrap(buffer(slot), offset(slot) + Slot.CARD);
        unchain(slot, card.sealHigh());
        bindCard(slot, newCard);
    }

    private void bindCard(int slot, CardDecoder source) {
        UnsafeBuffer buffer = buffer(slot);
        int at = offset(slot);
        buffer.putBytes(
                at + Slot.CARD, source.buffer(), source.offset(), CardDecoder.ENCODED_LENGTH);
        long key = source.sealHigh();
        buffer.putInt(at + Slot.NEXT_OF_CARD, newestOfCard(key));
        newestByCard.put(key, slot);
    }

    private void unchain(int slot, long sealHigh) {
        int next = nextOfCard(slot);
        int newest = newestOfCard(sealHigh);
        if (newest == slot) {
            if (next == Slot.NONE) {
                newestByCard.remove(sealHigh);
            } else {
                newestByCard.put(sealHigh, next);
            }
            return;
        }
        int before = newest;
        while (nextOfCard(before) != slot) {
            before = nextOfCard(before);
        }
        buffer(before).putInt(offset(before) + Slot.NEXT_OF_CARD, next);
    }

    private void chainRequestor(int slot, long requestorId) {
        buffer(slot).putInt(offset(slot) + Slot.NEXT_OF_REQUESTOR, newestOfRequestor(requestorId));
        newestByRequestor.put(requestorId, slot);
    }

    /** Writes the slots as they are; what finds them follows from them. */
    @Override
    public void save(SnapshotWriter out) {
        out.putBound(Slot.LENGTH);
        out.putInt(size);
        for (int slot = 0; slot < size; slot += SEGMENT_SLOTS) {
            int slots = Math.min(SEGMENT_SLOTS, size - slot);
            out.putBytes(buffer(slot), 0, slots * Slot.LENGTH);
        }
    }

    @Override
    public void load(SnapshotReader in) {
        in.expectBound("bytes of a token", Slot.LENGTH);
        size = in.getInt("tokens", 0, maxTokens);
        for (int slot = 0; slot < size; slot += SEGMENT_SLOTS) {
            takeSegment(slot);
            int slots = Math.min(SEGMENT_SLOTS, size - slot);
            in.getBytes(buffer(slot), 0, slots * Slot.LENGTH);
        }
        findAgain(in);
    }

    /** A chain begins at the slot that no other slot names as its next. */
    private void findAgain(SnapshotReader in) {
        FactsDecoder facts = new FactsDecoder();
        BitSet olderOfCard = new BitSet(size);
        BitSet olderOfRequestor = new BitSet(size);
        for (int slot = 0; slot < size; slot++) {
            facts.wrap(buffer(slot), offset(slot) + Slot.FACTS);
            if (slotByToken.put(facts.token(), slot) != Slot.NONE) {
                throw in.refused("a token in two slots", "each in one");
            }
            mark(olderOfCard, nextOfCard(slot), in);
            mark(olderOfRequestor, nextOfRequestor(slot), in);
        }
        for (int slot = 0; slot < size; slot++) {
            if (!olderOfCard.get(slot)) {
                card.wrap(buffer(slot), offset(slot) + Slot.CARD);
                newestByCard.put(card.sealHigh(), slot);
            }
            if (!olderOfRequestor.get(slot)) {
                facts.wrap(buffer(slot), offset(slot) + Slot.FACTS);
                newestByRequestor.put(facts.requestorId(), slot);
            }
        }
    }

    private void mark(BitSet older, int slot, SnapshotReader in) {
        if (slot == Slot.NONE) {
            return;
        }
        if (slot < 0 || slot >= size || older.get(slot)) {
            throw in.refused("a chain through slot " + slot, "one through each");
        }
        older.set(slot);
    }

    /** Lays a view over a slot. */
    TokenView view(int slot, TokenView into) {
        return into.wrap(buffer(slot), offset(slot));
    }
}
