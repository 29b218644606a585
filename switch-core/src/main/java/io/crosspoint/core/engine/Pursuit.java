package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;

/** When an issuer is sent again what it has not settled: each wait is twice the one before. */
final class Pursuit {
    private static final int MOST_DOUBLINGS = 6;

    private final EngineState state;
    private final Records records;
    private final long retryNs;
    private final FactsDecoder facts = new FactsDecoder();

    Pursuit(EngineSettings settings, EngineState state, Records records) {
        this.state = state;
        this.records = records;
        this.retryNs = settings.reversalRetryNs();
    }

    /** The first attempt is due after the first wait. */
    void postpone(int slot) {
        state.table.attempted(slot, 0, records.nowNs() + retryNs);
    }

    /**
     * Counts an attempt and says when the next is due.
     *
     * @return false when there is nobody to send it to now
     */
    boolean attempt(int slot) {
        TransactionTable table = state.table;
        int attempt = table.attempts(slot);
        boolean signedOn = state.links.isSignedOn(table.facts(slot, facts).issuerLink());
        long waitNs = retryNs << Math.min(attempt, MOST_DOUBLINGS);
        table.attempted(slot, signedOn ? attempt + 1 : attempt, records.nowNs() + waitNs);
        return signedOn;
    }
}
