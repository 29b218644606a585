package io.crosspoint.core.link;

import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.framing.Framing;
import io.crosspoint.iso8583.framing.PosHeader;
import io.crosspoint.iso8583.framing.TpduHeader;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.agrona.MutableDirectBuffer;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.Arrays;

/**
 * Headers of the last requests over the tpdu and pos framings. Behind one connection stand many
 * terminals, each with an address of its own, so an answer needs the header of the very request it
 * answers: found by STAN, terminal and merchant, DE11, DE41 and DE42. The oldest gives way.
 */
final class RequestHeaders {
    /** A request of which the header is not kept. */
    static final long NONE = 0;

    /** Requests of one link whose headers are kept. */
    static final int MOST = 1 << 15;

    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
    private static final int TERMINAL = 8;
    private static final int MERCHANT = 15;

    private final Framing framing;
    private final boolean kept;
    private final int length;
    private final long[] keys;
    private final UnsafeBuffer headers;
    private final Long2LongHashMap places;
    private final TpduHeader tpdu = new TpduHeader();
    private final PosHeader pos = new PosHeader();
    private final byte[] text = new byte[64];
    private int next;

    /** Keeps none where the framing is neither {@link Framing#TPDU} nor {@link Framing#POS}. */
    RequestHeaders(Framing framing) {
        this.framing = framing;
        kept = areKept(framing);
        length = framing.messageOffset();
        int most = kept ? MOST : 1;
        keys = new long[most];
        headers = new UnsafeBuffer(new byte[most * length]);
        places = new Long2LongHashMap(2 * most, 0.65f, -1);
    }

    static boolean areKept(Framing framing) {
        return framing == Framing.TPDU || framing == Framing.POS;
    }

    /** What a request is found by; {@link #NONE} where headers are not kept. */
    long key(MessageView request) {
        if (!kept) {
            return NONE;
        }
        long key = request.number(11);
        Arrays.fill(text, (byte) ' ');
        request.text(41, text, 0);
        key = mixed(key, TERMINAL);
        Arrays.fill(text, (byte) ' ');
        request.text(42, text, 0);
        return notNone(mixed(key, MERCHANT));
    }

    /** What the request is found by that began a transaction. */
    long key(FactsDecoder facts) {
        if (!kept) {
            return NONE;
        }
        facts.getTerminal(text, 0);
        long key = mixed(facts.stan(), TERMINAL);
        facts.getMerchant(text, 0);
        return notNone(mixed(key, MERCHANT));
    }

    private long mixed(long start, int count) {
        long key = start;
        for (int i = 0; i < count; i++) {
            key = (key ^ text[i]) * MIX;
            key ^= key >>> 29;
        }
        return key;
    }

    private static long notNone(long key) {
        return key == NONE ? 1 : key;
    }

    /** Keeps the header of a request; a repeat's takes the place of the first's. */
    void keep(MessageView message, MutableDirectBuffer header) {
        if (kept && !MessageTypes.isAnswer(message.mti())) {
            keep(key(message), header);
        }
    }

    private void keep(long key, MutableDirectBuffer header) {
        int place = next;
        next = (next + 1) % MOST;
        if (places.get(keys[place]) == place) {
            places.remove(keys[place]);
        }
        keys[place] = key;
        places.put(key, place);
        headers.putBytes(place * length, header, 0, length);
    }

    /**
     * Writes the header of an answer: the request's with its addresses exchanged, else as it was.
     *
     * @return false when the request's is not, or no longer, kept
     */
    boolean answer(long key, MutableDirectBuffer into) {
        if (key == NONE) {
            return false;
        }
        long place = places.get(key);
        if (place < 0) {
            return false;
        }
        int at = (int) place * length;
        if (framing == Framing.TPDU) {
            tpdu.wrap(headers, at, length);
            tpdu.answer(into, 0);
        } else {
            pos.wrap(headers, at, length);
            pos.answer(into, 0, pos.processingRequest());
        }
        return true;
    }
}
