package io.crosspoint.perf.engine;

import io.crosspoint.core.engine.Answer;
import io.crosspoint.core.engine.Effects;
import io.crosspoint.core.engine.TotalsAnswer;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.jspecify.annotations.Nullable;

/** Takes note that something was asked for, and of nothing else. */
public final class CountedEffects implements Effects {
    private long count;

    public long count() {
        return count;
    }

    @Override
    public void forward(FactsDecoder facts, @Nullable FactsDecoder original) {
        count++;
    }

    @Override
    public void repeat(FactsDecoder facts, @Nullable FactsDecoder original) {
        count++;
    }

    @Override
    public void joined(FactsDecoder facts) {
        throw new IllegalStateException("joined (expected: a new transaction each time)");
    }

    @Override
    public void answer(FactsDecoder facts, Answer answer, boolean withIssuerAnswer) {
        if (!withIssuerAnswer) {
            throw new IllegalStateException("declined (expected: what the issuer answers)");
        }
        count++;
    }

    @Override
    public void reverse(FactsDecoder facts, int reversalStan, long transmissionTime, int attempt) {
        throw new IllegalStateException("reversed (expected: answers in time)");
    }

    @Override
    public void answerTotals(TotalsAnswer answer) {
        throw new IllegalStateException("totals answered (expected: purchases only)");
    }

    @Override
    public void answerInbound(int responseCode) {
        throw new IllegalStateException("refused (expected: a good message)");
    }
}
