package io.crosspoint.journal.chronicle;

import java.io.IOException;

/** Makes the ledger durable. Tests put a failing one in its place. */
interface LedgerForce extends AutoCloseable {
    /**
     * Makes durable what was appended before the ledger said that it writes this cycle.
     *
     * @param currentCycle read after the position that is to become durable
     */
    void force(int currentCycle) throws IOException;

    @Override
    void close() throws IOException;
}
