package io.crosspoint.core.originals;

import io.crosspoint.core.engine.Recall;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.Arrays;

/**
 * A transaction's two names as numbers: what DE90 says of it, and RRN with acquirer and terminal.
 * Two names may have one number: whoever finds an entry by it asks whether it {@linkplain
 * #isMeant(Recall, int) is meant}. One thread.
 */
final class NameHash {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int FOLD = 32;

    private final byte[] rrn = new byte[FactsDecoder.rrnLength()];
    private final byte[] terminal = new byte[FactsDecoder.terminalLength()];
    private final FactsDecoder facts = new FactsDecoder();

    /** Takes the facts that an entry begins with. */
    NameHash wrap(DirectBuffer entry, int offset) {
        facts.wrap(entry, offset);
        return this;
    }

    /** What DE90 names the transaction by. */
    long key() {
        return key(
                facts.acquirerLink(),
                facts.stan(),
                facts.transmissionTime(),
                facts.acquirer(),
                facts.forwarder());
    }

    /** RRN, acquirer and terminal. */
    long reference() {
        return reference(
                facts.buffer(),
                facts.offset() + FactsDecoder.rrnEncodingOffset(),
                facts.acquirer(),
                facts.buffer(),
                facts.offset() + FactsDecoder.terminalEncodingOffset());
    }

    /** Whether a question by key or reference means this transaction. */
    boolean isMeant(Recall recall, int link) {
        return recall.by() == Recall.By.KEY ? hasKey(recall, link) : hasReference(recall);
    }

    private boolean hasKey(Recall recall, int link) {
        return facts.acquirerLink() == link
                && facts.stan() == recall.stan()
                && facts.transmissionTime() == recall.transmissionTime()
                && facts.acquirer() == recall.originalAcquirer()
                && facts.forwarder() == recall.originalForwarder();
    }

    private boolean hasReference(Recall recall) {
        facts.getRrn(rrn, 0);
        facts.getTerminal(terminal, 0);
        return facts.acquirer() == recall.acquirer()
                && Arrays.equals(rrn, recall.rrn())
                && Arrays.equals(terminal, recall.terminal());
    }

    static long key(Recall recall, int link) {
        return key(
                link,
                recall.stan(),
                recall.transmissionTime(),
                recall.originalAcquirer(),
                recall.originalForwarder());
    }

    static long reference(Recall recall) {
        return reference(
                new UnsafeBuffer(recall.rrn()),
                0,
                recall.acquirer(),
                new UnsafeBuffer(recall.terminal()),
                0);
    }

    private static long key(int link, long stan, long time, long acquirer, long forwarder) {
        return mix(mix(mix(link << 1, stan << Integer.SIZE | time), acquirer), forwarder);
    }

    private static long reference(
            DirectBuffer rrn, int rrnAt, long acquirer, DirectBuffer terminal, int terminalAt) {
        long first = mix(1, rrn.getLong(rrnAt));
        long named = mix(first, rrn.getInt(rrnAt + Long.BYTES));
        return mix(mix(named, acquirer), terminal.getLong(terminalAt));
    }

    private static long mix(long hash, long word) {
        long mixed = (hash ^ word) * MIX;
        return (mixed ^ mixed >>> FOLD) * MIX;
    }
}
