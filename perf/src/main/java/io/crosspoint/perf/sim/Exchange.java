package io.crosspoint.perf.sim;

/** One request that waits for its answer. */
final class Exchange {
    /** What the request is to its scenario. */
    enum Role {
        FIRST,
        FOLLOW_UP,
        RETRANSMISSION,
        REVERSAL
    }

    final TransactionKey key;
    final int mti;
    final Role role;
    final AcquirerEntry entry;
    final ScenarioRun run;
    final byte[] framed;
    long sentNs;
    long deadlineNs;
    int repeats;

    /**
     * Made when the request is composed.
     *
     * @param entry the transaction that is asked for, or the one that is reversed
     */
    Exchange(
            TransactionKey key,
            int mti,
            Role role,
            AcquirerEntry entry,
            ScenarioRun run,
            byte[] framed) {
        this.key = key;
        this.mti = mti;
        this.role = role;
        this.entry = entry;
        this.run = run;
        this.framed = framed;
    }
}
