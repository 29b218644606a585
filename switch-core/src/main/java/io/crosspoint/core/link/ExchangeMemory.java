package io.crosspoint.core.link;

import io.crosspoint.core.engine.Inbound;
import io.crosspoint.core.lane.Effect;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.journal.transactions.FactsDecoder;

/**
 * What the last requests to an issuer were known by, for issuers whose answers need not repeat it:
 * found by the trace number, which is the switch's own and differs from request to request. The
 * oldest gives way.
 */
final class ExchangeMemory {
    /** Requests of one link that are kept. */
    static final int MOST = 1 << 15;

    private static final int FORGETFUL = 1;
    private static final int TRANSMISSION_TIME = 7;
    private static final int ACQUIRER = 32;
    private static final int FORWARDER = 33;

    private final boolean kept;
    private final int mask;
    private final int[] stans;
    private final long[] times;
    private final long[] acquirers;
    private final long[] forwarders;

    /**
     * @param kept whether anything is; it must not be where trace numbers are the acquirers' own,
     *     who may use the same ones
     */
    ExchangeMemory(boolean kept) {
        this.kept = kept;
        int most = kept ? MOST : FORGETFUL;
        mask = most - 1;
        stans = new int[most];
        times = new long[most];
        acquirers = new long[most];
        forwarders = new long[most];
    }

    /** Of the dialect and the trace numbers of a link. */
    static ExchangeMemory of(LinkSettings link) {
        return new ExchangeMemory(
                link.role() == LinkSettings.Role.ISSUER
                        && !link.keepStan()
                        && Edition.of(link.dialect()).answersBriefly());
    }

    /** Keeps what a request or reversal that is sent is known by. */
    void sent(Effect effect) {
        if (!kept) {
            return;
        }
        FactsDecoder facts = effect.facts();
        if (effect.kind() == Effect.Kind.FORWARD) {
            keep((int) facts.issuerStan(), facts.transmissionTime(), facts);
        } else if (effect.kind() == Effect.Kind.REVERSE) {
            keep(effect.reversalStan(), effect.reversalTime(), facts);
        }
    }

    private void keep(int stan, long time, FactsDecoder facts) {
        int place = stan & mask;
        stans[place] = stan;
        times[place] = time;
        acquirers[place] = facts.acquirer();
        forwarders[place] = facts.forwarder();
    }

    /** Puts into an answer what it leaves out and its request said. */
    void complete(MessageView view, Inbound answer) {
        int place = answer.stan & mask;
        if (!kept || answer.stan <= 0 || stans[place] != answer.stan) {
            return;
        }
        if (!view.has(TRANSMISSION_TIME)) {
            answer.transmissionTime = times[place];
        }
        if (!view.has(ACQUIRER)) {
            answer.acquirer = acquirers[place];
        }
        if (!view.has(FORWARDER)) {
            answer.forwarder = forwarders[place];
        }
    }
}
