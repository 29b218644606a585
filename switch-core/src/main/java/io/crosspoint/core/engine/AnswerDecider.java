package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.ReversalCause;
import io.crosspoint.journal.transactions.TransactionType;

/**
 * Decides what an issuer's answer means: in time, late, or to nothing. What an issuer must undo is
 * written before what ends the matter: a loss of power may keep the first record only.
 */
final class AnswerDecider {
    private final EngineState state;
    private final TransactionTable table;
    private final Records records;
    private final ReversalQueue reversals;
    private final DeliveryDecider deliveries;
    private final DeliveryRecords deliveryRecords;
    private final Answer answer = new Answer();
    private final FactsDecoder facts = new FactsDecoder();

    AnswerDecider(
            EngineState state,
            Records records,
            ReversalQueue reversals,
            DeliveryDecider deliveries,
            DeliveryRecords deliveryRecords) {
        this.state = state;
        this.table = state.table;
        this.records = records;
        this.reversals = reversals;
        this.deliveries = deliveries;
        this.deliveryRecords = deliveryRecords;
    }

    void decide(Inbound message, Effects effects) {
        int slot =
                state.keys.byIssuerLeg(
                        message.link,
                        message.stan,
                        message.transmissionTime,
                        message.acquirer,
                        message.forwarder);
        if (slot == TransactionTable.NONE || !isAnswerTo(table.facts(slot, facts), message)) {
            state.totals.unmatchedAnswers++;
            return;
        }
        if (table.isInFlight(slot)) {
            conclude(slot, message, effects);
        } else if (state.advices.has(slot)) {
            deliveries.adviceAnswered(slot, message);
        } else {
            late(slot, message, effects);
        }
    }

    /** 210 answers 200 and 201, and nothing else does. */
    private static boolean isAnswerTo(FactsDecoder request, Inbound message) {
        return message.mti == (request.mti() & ~1) + 10;
    }

    private void conclude(int slot, Inbound message, Effects effects) {
        boolean unclear = message.responseCode == ResponseCode.NONE;
        answer.responseCode = unclear ? ResponseCode.INVALID_RESPONSE : message.responseCode;
        answer.settlementDate = Math.max(message.settlementDate, 0);
        System.arraycopy(message.authorisationId, 0, answer.authorisationId, 0, 6);
        boolean approved = ResponseCode.isApproval(answer.responseCode);
        answer.balancesLength = 0;
        if (approved && hasBalances(message)) {
            deliveryRecords.balancesTold(
                    table.facts(slot, facts).transactionId(), (int) facts.businessDate(), message);
        }
        if (!approved) {
            reversals.cameToNothing(slot, effects);
        }
        if (unclear && Types.isReversedAutomatically(table.facts(slot, facts).type())) {
            reversals.queue(slot, ReversalCause.TIMEOUT, effects);
        }
        table.facts(slot, facts);
        records.concluded(
                facts.transactionId(),
                (int) facts.businessDate(),
                approved ? Outcome.APPROVED : Outcome.DECLINED,
                answer);
        if (state.advices.has(slot)) {
            deliveryRecords.adviceDelivered(
                    table.facts(slot, facts).transactionId(),
                    answer.responseCode,
                    table.attempts(slot));
        }
        effects.answer(table.facts(slot, facts), answer, true);
    }

    private boolean hasBalances(Inbound message) {
        return message.balancesLength != 0 && facts.type() == TransactionType.BALANCE_INQUIRY;
    }

    private void late(int slot, Inbound message, Effects effects) {
        boolean approves = ResponseCode.isApproval(message.responseCode);
        if (approves == (table.outcome(slot) == Outcomes.APPROVED)
                && message.responseCode == concludedCode(slot)) {
            state.totals.repeats++;
            return;
        }
        if (approves
                && table.outcome(slot) != Outcomes.APPROVED
                && table.reversalStan(slot) == 0
                && Types.isReversedAutomatically(facts.type())) {
            reversals.queue(slot, ReversalCause.LATE_APPROVAL, effects);
        }
        records.lateAnswer(
                table.facts(slot, facts).transactionId(), state.dates.open().date, message);
    }

    private int concludedCode(int slot) {
        table.answer(slot, answer);
        return answer.responseCode;
    }
}
