package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;

import org.jspecify.annotations.Nullable;

/**
 * What the engine wants done outside once the records behind it are durable. Implementations copy
 * what they keep: the flyweights move on. The inbound message of the same decision may be kept by
 * the implementation for the fields that no record holds.
 */
public interface Effects {

    /**
     * Send the inbound request, or one made from the facts when there is none, to the issuer.
     *
     * @param original facts of the transaction that a follow-up is about, or null
     */
    void forward(FactsDecoder facts, @Nullable FactsDecoder original);

    /**
     * Send a request once more, made from the facts and marked as a repeat: the issuer may have
     * answered it to a process that has ended.
     *
     * @param original facts of the transaction that a follow-up is about, or null
     */
    void repeat(FactsDecoder facts, @Nullable FactsDecoder original);

    /** The inbound message repeats one in flight: the answer to come goes where it came from. */
    void joined(FactsDecoder facts);

    /**
     * Answer the acquirer's request.
     *
     * @param withIssuerAnswer the inbound message is the issuer's answer, whose balances and chip
     *     data go along
     */
    void answer(FactsDecoder facts, Answer answer, boolean withIssuerAnswer);

    /**
     * Send a reversal to the issuer.
     *
     * @param attempt 0 for the first, then counted: a repeat
     */
    void reverse(FactsDecoder facts, int reversalStan, long transmissionTime, int attempt);

    /** Answer the inbound reconciliation message. */
    void answerTotals(TotalsAnswer answer);

    /** Answer the inbound message itself (reversal, network management) with a code. */
    void answerInbound(int responseCode);
}
