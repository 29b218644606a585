package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.Inbound;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.jspecify.annotations.Nullable;

/** Messages as the switch makes them, from the facts of a transaction. */
final class Wires {
    private static final int REVERSAL_MTI = 420;

    private Wires() {}

    static Wire forward(FactsDecoder facts, @Nullable FactsDecoder original, int attempt) {
        int first = facts.mti() & ~1;
        Key of = original == null ? Key.NONE : issuerKey(original);
        return wire(facts, attempt == 0 ? first : first | 1, issuerKey(facts), 0, of);
    }

    static Wire reversal(FactsDecoder facts, int stan, long time, int attempt) {
        Key key = new Key(REVERSAL_MTI, stan, time, facts.acquirer(), facts.forwarder());
        return new Wire(
                TransactionKind.REVERSAL,
                attempt == 0 ? REVERSAL_MTI : REVERSAL_MTI | 1,
                key,
                rrn(facts),
                facts.amountMinor(),
                facts.lastFour(),
                0,
                issuerKey(facts),
                (int) facts.businessDate());
    }

    static Wire answer(FactsDecoder facts, int code) {
        return wire(facts, (facts.mti() & ~1) + 10, acquirerKey(facts), code, Key.NONE);
    }

    /** The message that an acquirer sent, as far as an answer to it needs it. */
    static Wire request(Inbound inbound) {
        Key original =
                inbound.originalMti == Inbound.ABSENT
                        ? Key.NONE
                        : new Key(
                                inbound.originalMti,
                                inbound.originalStan,
                                inbound.originalTransmissionTime,
                                inbound.originalAcquirer,
                                inbound.originalForwarder);
        Key key =
                new Key(
                        inbound.mti & ~1,
                        inbound.stan,
                        inbound.transmissionTime,
                        inbound.acquirer,
                        inbound.forwarder);
        return new Wire(
                inbound.kind,
                inbound.mti,
                key,
                number(inbound.rrn),
                inbound.amountMinor,
                inbound.lastFour,
                0,
                original,
                0);
    }

    static Key acquirerKey(FactsDecoder facts) {
        return new Key(
                facts.mti() & ~1,
                (int) facts.stan(),
                facts.transmissionTime(),
                facts.acquirer(),
                facts.forwarder());
    }

    static Key issuerKey(FactsDecoder facts) {
        return new Key(
                facts.mti() & ~1,
                (int) facts.issuerStan(),
                facts.transmissionTime(),
                facts.acquirer(),
                facts.forwarder());
    }

    static long rrn(FactsDecoder facts) {
        long number = 0;
        for (int i = 0; i < FactsDecoder.rrnLength(); i++) {
            number = number * 10 + facts.rrn(i) - '0';
        }
        return number;
    }

    private static Wire wire(FactsDecoder facts, int mti, Key key, int code, Key original) {
        return new Wire(
                TransactionKind.valueOf(facts.type().name()),
                mti,
                key,
                rrn(facts),
                facts.amountMinor(),
                facts.lastFour(),
                code,
                original,
                (int) facts.businessDate());
    }

    private static long number(byte[] digits) {
        long number = 0;
        for (byte digit : digits) {
            number = number * 10 + digit - '0';
        }
        return number;
    }
}
