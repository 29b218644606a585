package io.crosspoint.core.engine;

/**
 * Messages of one kind that issuers must get and have not settled: one of a transaction at most.
 */
interface Deliveries {
    /** Sends nothing: for a fold that is not the switch's own, which needs the flag alone. */
    static Deliveries unsent(TransactionTable table, int flag) {
        return new Deliveries() {
            @Override
            public void add(int slot) {
                table.set(slot, flag, true);
            }

            @Override
            public void remove(int slot) {
                table.set(slot, flag, false);
            }

            @Override
            public void trust(int slot) {}
        };
    }

    /** The issuer must get it. */
    void add(int slot);

    /** The issuer need not get it any more. */
    void remove(int slot);

    /** It is sent again although its issuer's answer settled nothing. */
    void trust(int slot);
}
