package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.ReversalCause;

/**
 * Queues and sends the reversals that issuers must get. There is one of each original at most, so
 * that they are in order by themselves; those of different originals do not wait for each other.
 */
final class ReversalQueue {
    private final EngineState state;
    private final TransactionTable table;
    private final Records records;
    private final Pursuit pursuit;
    private final FactsDecoder facts = new FactsDecoder();

    ReversalQueue(EngineState state, Records records, Pursuit pursuit) {
        this.state = state;
        this.table = state.table;
        this.records = records;
        this.pursuit = pursuit;
    }

    /** Puts a transaction on the list of what its issuer must undo and sends the first reversal. */
    void queue(int slot, ReversalCause cause, Effects effects) {
        table.facts(slot, facts);
        int link = facts.issuerLink();
        records.reversalQueued(
                facts.transactionId(),
                state.dates.open().date,
                cause,
                state.links.nextStan(link),
                TransmissionTime.at(records.nowNs()));
        send(slot, effects);
    }

    /** Sends a pending reversal when its link is signed on, and says when it is due again. */
    void send(int slot, Effects effects) {
        int attempt = table.attempts(slot);
        if (pursuit.attempt(slot)) {
            effects.reverse(
                    table.facts(slot, facts),
                    table.reversalStan(slot),
                    table.reversalTime(slot),
                    attempt);
        }
    }

    /**
     * A transaction did not happen or is undone. If it is the void of one that its acquirer
     * reversed meanwhile, which was left to the void, then that one is reversed now.
     */
    void cameToNothing(int slot, Effects effects) {
        if (!Types.isVoid(table.facts(slot, facts).type())) {
            return;
        }
        int original = table.find(facts.originalId());
        if (original != TransactionTable.NONE
                && table.is(original, Flag.REVERSED)
                && table.outcome(original) == Outcomes.APPROVED
                && table.reversalStan(original) == 0) {
            queue(original, ReversalCause.ACQUIRER, effects);
        }
    }
}
