package io.crosspoint.core.engine;

import io.crosspoint.core.risk.RiskState;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.LateAnswerDecoder;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;
import io.crosspoint.journal.transactions.OriginalRecalledDecoder;
import io.crosspoint.journal.transactions.ReversalAcceptedDecoder;
import io.crosspoint.journal.transactions.ReversalCause;
import io.crosspoint.journal.transactions.ReversalQueuedDecoder;
import io.crosspoint.journal.transactions.TransactionAcceptedDecoder;
import io.crosspoint.journal.transactions.TransactionAskedAgainDecoder;
import io.crosspoint.journal.transactions.TransactionConcludedDecoder;
import io.crosspoint.journal.transactions.TransactionDeclinedDecoder;
import io.crosspoint.journal.transactions.TransactionType;

/**
 * Folds what was decided about transactions: accepted, declined, concluded, reversed and recalled.
 */
final class TransactionFold {
    private final TransactionTable table;
    private final TransactionKeys keys;
    private final TransactionTable refused;
    private final TransactionKeys refusedKeys;
    private final RiskState risk;
    private final LinkStates links;
    private final Counters counters;
    private final BusinessDates dates;
    private final Deadlines deadlines;
    private final Interrupted interrupted;
    private final Orphans orphans;
    private final AbsentChanges absent;
    private final Totals totals;
    private final TotalsBook totalsBook;
    private final FollowUps followUps;
    private final IssuerSide issuers;
    private final DeliveryFold deliveries;
    private final Answer answer = new Answer();
    private final FactsDecoder facts = new FactsDecoder();
    private final TransactionAcceptedDecoder accepted = new TransactionAcceptedDecoder();
    private final TransactionDeclinedDecoder declined = new TransactionDeclinedDecoder();
    private final TransactionAskedAgainDecoder askedAgain = new TransactionAskedAgainDecoder();
    private final TransactionConcludedDecoder concluded = new TransactionConcludedDecoder();
    private final ReversalQueuedDecoder reversalQueued = new ReversalQueuedDecoder();
    private final ReversalAcceptedDecoder reversalAccepted = new ReversalAcceptedDecoder();
    private final LateAnswerDecoder lateAnswer = new LateAnswerDecoder();
    private final OriginalRecalledDecoder recalled = new OriginalRecalledDecoder();

    TransactionFold(
            EngineState state, FollowUps followUps, IssuerSide issuers, DeliveryFold deliveries) {
        table = state.table;
        keys = state.keys;
        refused = state.refused;
        refusedKeys = state.refusedKeys;
        risk = state.risk;
        links = state.links;
        counters = state.counters;
        dates = state.dates;
        deadlines = state.deadlines;
        interrupted = state.interrupted;
        orphans = state.orphans;
        absent = state.absent;
        totals = state.totals;
        totalsBook = state.totalsBook;
        this.followUps = followUps;
        this.issuers = issuers;
        this.deliveries = deliveries;
    }

    /**
     * Applies a record.
     *
     * @param header wrapped around it
     * @return false when it is none of these
     */
    boolean apply(RecordView record, MessageHeaderDecoder header) {
        switch (header.templateId()) {
            case TransactionAcceptedDecoder.TEMPLATE_ID -> accepted(record, header);
            case TransactionDeclinedDecoder.TEMPLATE_ID -> declined(record, header);
            case TransactionAskedAgainDecoder.TEMPLATE_ID -> askedAgain(record, header);
            case TransactionConcludedDecoder.TEMPLATE_ID -> concluded(record, header);
            case ReversalQueuedDecoder.TEMPLATE_ID -> reversalQueued(record, header);
            case ReversalAcceptedDecoder.TEMPLATE_ID -> reversalAccepted(record, header);
            case LateAnswerDecoder.TEMPLATE_ID -> lateAnswer(record, header);
            case OriginalRecalledDecoder.TEMPLATE_ID -> recalled(record, header);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void accepted(RecordView record, MessageHeaderDecoder header) {
        accepted.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        long transactionId = accepted.facts().transactionId();
        int slot = table.slotOf(transactionId);
        if (table.status(slot) != TransactionTable.EMPTY) {
            keys.remove(slot);
        }
        table.put(slot, record.buffer(), accepted.offset(), TransactionTable.IN_FLIGHT);
        keys.add(slot, true);
        table.facts(slot, facts);
        int link = facts.issuerLink();
        links.accepted(link, (int) facts.issuerStan());
        counters.accepted(transactionId);
        dates.accepted((int) facts.businessDate());
        deadlines.add(link, transactionId);
        followUps.accepted(slot, facts);
        risk.accepted(
                slot, facts, countedOf(accepted.counted()), accepted.deviceHash(), record.timeNs());
        totals.requests++;
    }

    private void declined(RecordView record, MessageHeaderDecoder header) {
        declined.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        long refusedId = declined.facts().transactionId();
        counters.refused(refusedId);
        int slot = refused.slotOf(refusedId);
        if (refused.status(slot) != TransactionTable.EMPTY) {
            refusedKeys.remove(slot);
        }
        refused.put(slot, record.buffer(), declined.offset(), TransactionTable.DECLINED);
        refused.deadline(slot, record.timeNs());
        answer.declined(ResponseCode.of(declined.responseCode(0), declined.responseCode(1)));
        refusedKeys.add(slot, answer.responseCode != ResponseCode.DUPLICATE);
        refused.setAnswer(slot, answer);
        if (answer.responseCode != ResponseCode.DUPLICATE) {
            followUps.declined(refused.facts(slot, facts));
        }
        long counted = countedOf(declined.counted());
        if (counted != 0) {
            risk.declined(
                    refused.facts(slot, facts), counted, declined.deviceHash(), record.timeNs());
        }
        totals.requests++;
        totals.declinedBySwitch++;
    }

    private void askedAgain(RecordView record, MessageHeaderDecoder header) {
        askedAgain.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int slot = table.remembered(askedAgain.transactionId());
        table.set(slot, Flag.ASKED_AGAIN, true);
        table.deadline(slot, askedAgain.deadlineNs());
        interrupted.remove(askedAgain.transactionId());
        deadlines.add(table.facts(slot, facts).issuerLink(), askedAgain.transactionId());
    }

    private void concluded(RecordView record, MessageHeaderDecoder header) {
        concluded.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int slot = table.remembered(concluded.transactionId());
        answer.responseCode = ResponseCode.of(concluded.responseCode(0), concluded.responseCode(1));
        answer.settlementDate = concluded.settlementDate();
        concluded.getAuthorisationId(answer.authorisationId, 0);
        table.conclude(slot, concluded.outcomeRaw(), answer);
        table.facts(slot, facts);
        boolean approved = table.outcome(slot) == Outcomes.APPROVED;
        counters.concluded();
        links.concluded(facts.issuerLink());
        long soldMinor = Types.isSale(facts.type()) ? facts.amountMinor() : 0;
        dates.concluded((int) facts.businessDate(), approved, soldMinor);
        if (approved) {
            totalsBook.acquirerApproved(facts);
            issuers.approved(slot);
        }
        if (approved && facts.type() == TransactionType.REFUND) {
            dates.refunded((int) facts.businessDate(), facts.amountMinor());
        }
        deadlines.prune(facts.issuerLink());
        interrupted.remove(concluded.transactionId());
        followUps.concluded(slot, facts);
        if (table.outcome(slot) == Outcomes.DECLINED) {
            risk.declinedByIssuer(slot, facts, record.timeNs());
        }
        Outcomes.count(table.outcome(slot), totals);
    }

    private void reversalQueued(RecordView record, MessageHeaderDecoder header) {
        reversalQueued.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int slot = table.remembered(reversalQueued.transactionId());
        issuers.reversalQueued(slot, reversalQueued);
        table.facts(slot, facts);
        links.usedStan(facts.issuerLink(), (int) reversalQueued.reversalStan());
        int date = (int) reversalQueued.businessDate();
        dates.reversed(date);
        if (reversalQueued.cause() == ReversalCause.ACQUIRER
                && table.outcome(slot) == Outcomes.APPROVED) {
            totalsBook.acquirerReversed(facts, date);
        }
        followUps.reversed(slot, facts);
    }

    private void reversalAccepted(RecordView record, MessageHeaderDecoder header) {
        deliveries.reversalAccepted(record, header);
        reversalAccepted.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        totals.reversalsAccepted++;
        if (reversalAccepted.originalId() == 0) {
            orphans.add(
                    reversalAccepted.acquirerLink(),
                    KeyIndex.hash(
                            reversalAccepted.acquirerLink(),
                            (int) reversalAccepted.originalStan(),
                            reversalAccepted.originalTransmissionTime(),
                            reversalAccepted.acquirer(),
                            reversalAccepted.forwarder()));
        } else if (reversalAccepted.originalId() < Counters.REFUSED) {
            table.set(table.remembered(reversalAccepted.originalId()), Flag.REVERSED, true);
        }
    }

    private void lateAnswer(RecordView record, MessageHeaderDecoder header) {
        lateAnswer.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        totals.lateAnswers++;
        if (IssuerSide.tells(lateAnswer)) {
            issuers.answeredLate(table.remembered(lateAnswer.transactionId()), lateAnswer);
        }
    }

    /** A transaction is remembered again; another that was recalled before may give way to it. */
    private void recalled(RecordView record, MessageHeaderDecoder header) {
        recalled.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int slot = table.recalled().next(Flag.PINNED);
        if (table.status(slot) != TransactionTable.EMPTY) {
            keys.remove(slot);
            absent.note(table.facts(slot).transactionId());
        }
        table.recalled().put(slot, recalled.facts().transactionId());
        table.put(slot, record.buffer(), recalled.offset(), TransactionTable.CONCLUDED);
        answer.responseCode = ResponseCode.of(recalled.responseCode(0), recalled.responseCode(1));
        answer.settlementDate = recalled.settlementDate();
        recalled.getAuthorisationId(answer.authorisationId, 0);
        table.conclude(slot, recalled.outcomeRaw(), answer);
        table.flags(slot, recalled.flags());
        table.addRefunded(slot, recalled.refundedMinor());
        table.completedBy(slot, recalled.completedBy());
        table.reversalKey(slot, (int) recalled.reversalStan(), recalled.reversalTime());
        keys.add(slot, false);
        totals.recalled++;
    }

    /** Records of the first version name no counters. */
    private static long countedOf(long field) {
        return field == TransactionAcceptedDecoder.countedNullValue() ? 0 : field;
    }
}
