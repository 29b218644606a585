package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.StoringCause;

/**
 * Stores advices that their issuers cannot take now, and forwards them: an advice tells what has
 * happened, so that the switch may say yes to the acquirer and pursue the issuer itself.
 */
final class AdviceQueue {
    private final EngineState state;
    private final TransactionTable table;
    private final Records records;
    private final DeliveryRecords deliveries;
    private final Pursuit pursuit;
    private final Answer answer = new Answer();
    private final FactsDecoder facts = new FactsDecoder();
    private final FactsDecoder original = new FactsDecoder();

    AdviceQueue(EngineState state, Records records, DeliveryRecords deliveries, Pursuit pursuit) {
        this.state = state;
        this.table = state.table;
        this.records = records;
        this.deliveries = deliveries;
        this.pursuit = pursuit;
    }

    /**
     * Takes over one that is in flight and answers its acquirer. What must still be delivered is
     * written first: a loss of power may keep that record only.
     */
    void store(int slot, StoringCause cause, Effects effects) {
        if (!state.advices.has(slot)) {
            deliveries.adviceStored(table.facts(slot, facts).transactionId(), cause);
        }
        answer.declined(ResponseCode.APPROVED);
        table.facts(slot, facts);
        records.concluded(
                facts.transactionId(), (int) facts.businessDate(), Outcome.APPROVED, answer);
        effects.answer(table.facts(slot, facts), answer, false);
        pursuit.postpone(slot);
    }

    /** Sends one that is due, as a repeat: nobody knows what the issuer has seen of it. */
    void send(int slot, Effects effects) {
        if (!pursuit.attempt(slot)) {
            return;
        }
        table.facts(slot, facts);
        int originalSlot = table.find(facts.originalId());
        effects.repeat(
                facts,
                originalSlot == TransactionTable.NONE ? null : table.facts(originalSlot, original));
    }
}
