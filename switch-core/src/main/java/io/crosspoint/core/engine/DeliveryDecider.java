package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.Delivery;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.Resolution;

/**
 * Decides what issuers' answers to reversals and stored advices mean, sends again what is due, and
 * takes operators' decisions about what is not settled.
 */
final class DeliveryDecider {
    private final EngineState state;
    private final TransactionTable table;
    private final Records records;
    private final DeliveryRecords deliveries;
    private final ReversalQueue reversals;
    private final AdviceQueue advices;
    private final FactsDecoder facts = new FactsDecoder();

    DeliveryDecider(
            EngineState state,
            Records records,
            DeliveryRecords deliveries,
            ReversalQueue reversals,
            AdviceQueue advices) {
        this.state = state;
        this.table = state.table;
        this.records = records;
        this.deliveries = deliveries;
        this.reversals = reversals;
        this.advices = advices;
    }

    ReversalQueue reversals() {
        return reversals;
    }

    AdviceQueue advices() {
        return advices;
    }

    void reversalAnswered(Inbound message) {
        int slot =
                state.keys.byReversal(
                        message.link,
                        message.stan,
                        message.transmissionTime,
                        message.acquirer,
                        message.forwarder);
        if (slot == TransactionTable.NONE || message.mti != Types.REVERSAL_ANSWER) {
            state.totals.unmatchedAnswers++;
            return;
        }
        int code = message.responseCode;
        if (DeliveryCodes.settlesReversal(code)) {
            records.reversalDelivered(
                    table.facts(slot, facts).transactionId(),
                    state.dates.open().date,
                    code,
                    table.attempts(slot));
        } else if (!DeliveryCodes.passes(code)) {
            doubt(state.reversals, slot, Delivery.REVERSAL, code);
        }
    }

    /** An answer to an advice that the switch has answered already. */
    void adviceAnswered(int slot, Inbound message) {
        int code = message.responseCode;
        if (DeliveryCodes.settlesAdvice(code)) {
            deliveries.adviceDelivered(
                    table.facts(slot, facts).transactionId(), code, table.attempts(slot));
        } else if (!DeliveryCodes.passes(code)) {
            doubt(state.advices, slot, Delivery.ADVICE, code);
        }
    }

    private void doubt(PendingDeliveries pending, int slot, Delivery delivery, int code) {
        if (!pending.isDoubtful(slot) || pending.doubtCode(slot) != code) {
            deliveries.doubtful(
                    table.facts(slot, facts).transactionId(), delivery, code, table.attempts(slot));
        }
    }

    /**
     * Sends one that is due.
     *
     * @return false when none is
     */
    boolean sendAgain(long nowNs, Effects effects) {
        int reversal = state.reversals.nextDue(nowNs);
        if (reversal != TransactionTable.NONE) {
            reversals.send(reversal, effects);
            return true;
        }
        int advice = state.advices.nextDue(nowNs);
        if (advice != TransactionTable.NONE) {
            advices.send(advice, effects);
            return true;
        }
        return false;
    }

    /** An operator's decision; false when nothing of that transaction is pending. */
    boolean resolve(long transactionId, Resolution resolution) {
        int slot = table.find(transactionId);
        if (slot == TransactionTable.NONE) {
            return false;
        }
        if (state.reversals.has(slot)) {
            deliveries.resolved(transactionId, Delivery.REVERSAL, resolution);
            return true;
        }
        if (state.advices.has(slot) && !table.isInFlight(slot)) {
            deliveries.resolved(transactionId, Delivery.ADVICE, resolution);
            return true;
        }
        return false;
    }
}
