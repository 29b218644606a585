package io.crosspoint.core.lane;

import io.crosspoint.core.engine.Answer;
import io.crosspoint.core.engine.TotalsAnswer;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** One thing to send, with copies of all that is needed to make it; pooled. */
public final class Effect {
    /** What is to be sent. */
    public enum Kind {
        /** The request to the issuer. */
        FORWARD,
        /** The answer to the acquirer's request. */
        ANSWER,
        /** A reversal to the issuer. */
        REVERSE,
        /** The slot's own message, answered with a code. */
        ANSWER_INBOUND
    }

    private static final int FACTS = FactsDecoder.ENCODED_LENGTH;

    private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[FACTS * 2]);
    private final FactsDecoder facts = new FactsDecoder();
    private final FactsDecoder original = new FactsDecoder();
    private final Answer answer = new Answer();
    private final TotalsAnswer totals = new TotalsAnswer();

    Kind kind = Kind.ANSWER;

    /** Sequence of the last record that must be durable first. */
    long position;

    int link;
    int connection;
    @Nullable Slot slot;
    boolean withOriginal;
    int responseCode;
    boolean withTotals;
    int reversalStan;
    long reversalTime;
    int attempt;

    Effect() {
        facts.wrap(bytes, 0);
        original.wrap(bytes, FACTS);
    }

    void copyFacts(FactsDecoder from) {
        bytes.putBytes(0, from.buffer(), from.offset(), FACTS);
    }

    void copyOriginal(@Nullable FactsDecoder from) {
        withOriginal = from != null;
        if (from != null) {
            bytes.putBytes(FACTS, from.buffer(), from.offset(), FACTS);
        }
    }

    public Kind kind() {
        return kind;
    }

    /** Number of the link it goes to. */
    public int link() {
        return link;
    }

    /** Connection of that link that is to be preferred; 0 for any. */
    public int connection() {
        return connection;
    }

    /** The message behind it, when it is needed; whoever sends the effect releases it. */
    public @Nullable Slot slot() {
        return slot;
    }

    public FactsDecoder facts() {
        return facts;
    }

    /** Facts of the transaction that a forwarded follow-up is about, or null. */
    public @Nullable FactsDecoder original() {
        return withOriginal ? original : null;
    }

    public Answer answer() {
        return answer;
    }

    /** For {@link Kind#ANSWER_INBOUND}. */
    public int responseCode() {
        return responseCode;
    }

    /** For {@link Kind#ANSWER_INBOUND} of a reconciliation message; else null. */
    public @Nullable TotalsAnswer totals() {
        return withTotals ? totals : null;
    }

    void copyTotals(TotalsAnswer from) {
        withTotals = true;
        totals.copyFrom(from);
    }

    public int reversalStan() {
        return reversalStan;
    }

    public long reversalTime() {
        return reversalTime;
    }

    /** 0 for the first sending of a reversal or request; else it is a repeat. */
    public int attempt() {
        return attempt;
    }
}
