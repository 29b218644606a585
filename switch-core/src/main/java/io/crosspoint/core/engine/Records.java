package io.crosspoint.core.engine;

import io.crosspoint.core.risk.RiskDesk;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.transactions.BusinessDateClosedEncoder;
import io.crosspoint.journal.transactions.BusinessDateOpenedEncoder;
import io.crosspoint.journal.transactions.EngineStartedEncoder;
import io.crosspoint.journal.transactions.LateAnswerEncoder;
import io.crosspoint.journal.transactions.LinkSignOnEncoder;
import io.crosspoint.journal.transactions.LinkState;
import io.crosspoint.journal.transactions.MessageHeaderEncoder;
import io.crosspoint.journal.transactions.OriginalRecalledEncoder;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.ReversalAcceptedEncoder;
import io.crosspoint.journal.transactions.ReversalCause;
import io.crosspoint.journal.transactions.ReversalDeliveredEncoder;
import io.crosspoint.journal.transactions.ReversalQueuedEncoder;
import io.crosspoint.journal.transactions.TransactionAcceptedEncoder;
import io.crosspoint.journal.transactions.TransactionAskedAgainEncoder;
import io.crosspoint.journal.transactions.TransactionConcludedEncoder;
import io.crosspoint.journal.transactions.TransactionDeclinedEncoder;

import org.agrona.MutableDirectBuffer;

/** Writes decisions as records into the batch and applies each at once. */
final class Records {
    private final EngineState state;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TransactionAcceptedEncoder accepted = new TransactionAcceptedEncoder();
    private final TransactionDeclinedEncoder declined = new TransactionDeclinedEncoder();
    private final TransactionAskedAgainEncoder askedAgain = new TransactionAskedAgainEncoder();
    private final TransactionConcludedEncoder concluded = new TransactionConcludedEncoder();
    private final ReversalQueuedEncoder reversalQueued = new ReversalQueuedEncoder();
    private final ReversalDeliveredEncoder reversalDelivered = new ReversalDeliveredEncoder();
    private final ReversalAcceptedEncoder reversalAccepted = new ReversalAcceptedEncoder();
    private final LateAnswerEncoder lateAnswer = new LateAnswerEncoder();
    private final BusinessDateOpenedEncoder dateOpened = new BusinessDateOpenedEncoder();
    private final BusinessDateClosedEncoder dateClosed = new BusinessDateClosedEncoder();
    private final LinkSignOnEncoder linkSignOn = new LinkSignOnEncoder();
    private final EngineStartedEncoder started = new EngineStartedEncoder();
    private final OriginalRecalledEncoder recalled = new OriginalRecalledEncoder();

    private RecordBatch batch;
    private long nowNs;

    Records(EngineState state, RecordBatch batch) {
        this.state = state;
        this.batch = batch;
    }

    /** Where the records of the next decision go, and when it is. */
    void into(RecordBatch target, long timeNs) {
        batch = target;
        nowNs = timeNs;
    }

    long nowNs() {
        return nowNs;
    }

    long lastSequence() {
        return batch.lastSequence();
    }

    void accepted(Draft draft) {
        accepted.wrapAndApplyHeader(buffer(), batch.begin(), header);
        draft.write(accepted.facts());
        accepted.ruleId(draft.ruleId).counted(draft.counted).deviceHash(draft.countedDevice());
        commit(accepted.encodedLength());
    }

    void declined(Draft draft, int responseCode) {
        declined.wrapAndApplyHeader(buffer(), batch.begin(), header);
        draft.write(declined.facts());
        declined.responseCode(0, (byte) (responseCode >> 8))
                .responseCode(1, (byte) responseCode)
                .ruleId(draft.ruleId)
                .counted(draft.counted)
                .deviceHash(draft.countedDevice());
        commit(declined.encodedLength());
    }

    void askedAgain(long transactionId, int businessDate, long deadlineNs) {
        askedAgain.wrapAndApplyHeader(buffer(), batch.begin(), header);
        askedAgain.transactionId(transactionId).businessDate(businessDate).deadlineNs(deadlineNs);
        commit(askedAgain.encodedLength());
    }

    void concluded(long transactionId, int businessDate, Outcome outcome, Answer answer) {
        concluded.wrapAndApplyHeader(buffer(), batch.begin(), header);
        concluded
                .transactionId(transactionId)
                .businessDate(businessDate)
                .outcome(outcome)
                .responseCode(0, (byte) (answer.responseCode >> 8))
                .responseCode(1, (byte) answer.responseCode)
                .putAuthorisationId(answer.authorisationId, 0)
                .settlementDate(answer.settlementDate);
        commit(concluded.encodedLength());
    }

    void reversalQueued(
            long transactionId, int businessDate, ReversalCause cause, int stan, long time) {
        reversalQueued.wrapAndApplyHeader(buffer(), batch.begin(), header);
        reversalQueued
                .transactionId(transactionId)
                .businessDate(businessDate)
                .cause(cause)
                .reversalStan(stan)
                .transmissionTime(time);
        commit(reversalQueued.encodedLength());
    }

    void reversalDelivered(long transactionId, int businessDate, int responseCode, int attempts) {
        reversalDelivered.wrapAndApplyHeader(buffer(), batch.begin(), header);
        reversalDelivered
                .transactionId(transactionId)
                .businessDate(businessDate)
                .responseCode(0, (byte) (responseCode >> 8))
                .responseCode(1, (byte) responseCode)
                .attempts(attempts);
        commit(reversalDelivered.encodedLength());
    }

    void reversalAccepted(Inbound reversal, long originalId, int businessDate, int responseCode) {
        reversalAccepted.wrapAndApplyHeader(buffer(), batch.begin(), header);
        reversalAccepted
                .acquirerLink(reversal.link)
                .acquirer(reversal.originalAcquirer)
                .forwarder(reversal.originalForwarder)
                .stan(reversal.stan)
                .transmissionTime(reversal.transmissionTime)
                .originalMti(reversal.originalMti)
                .originalStan(reversal.originalStan)
                .originalTransmissionTime(reversal.originalTransmissionTime)
                .originalId(originalId)
                .businessDate(businessDate)
                .responseCode(0, (byte) (responseCode >> 8))
                .responseCode(1, (byte) responseCode)
                .sender(reversal.acquirer)
                .senderForwarder(reversal.forwarder);
        commit(reversalAccepted.encodedLength());
    }

    void lateAnswer(long transactionId, int businessDate, Inbound answer) {
        lateAnswer.wrapAndApplyHeader(buffer(), batch.begin(), header);
        lateAnswer
                .transactionId(transactionId)
                .businessDate(businessDate)
                .responseCode(0, (byte) (answer.responseCode >> 8))
                .responseCode(1, (byte) answer.responseCode)
                .putAuthorisationId(answer.authorisationId, 0);
        commit(lateAnswer.encodedLength());
    }

    void dateOpened(int date, int previous) {
        dateOpened.wrapAndApplyHeader(buffer(), batch.begin(), header);
        dateOpened.businessDate(date).previousDate(previous);
        commit(dateOpened.encodedLength());
    }

    void dateClosed(BusinessDates.Day day, long lastSequence) {
        dateClosed.wrapAndApplyHeader(buffer(), batch.begin(), header);
        dateClosed
                .businessDate(day.date)
                .firstSequence(day.firstSequence)
                .lastSequence(lastSequence)
                .acceptedCount(day.accepted)
                .approvedCount(day.approved)
                .approvedAmountMinor(day.approvedAmountMinor)
                .refundCount(day.refunds)
                .refundAmountMinor(day.refundAmountMinor)
                .reversalCount(day.reversals);
        commit(dateClosed.encodedLength());
    }

    void signOn(int link, LinkState linkState) {
        linkSignOn.wrapAndApplyHeader(buffer(), batch.begin(), header);
        linkSignOn.link(link).state(linkState);
        commit(linkSignOn.encodedLength());
    }

    void started(int epoch) {
        started.wrapAndApplyHeader(buffer(), batch.begin(), header);
        started.epoch(epoch);
        commit(started.encodedLength());
    }

    /** A record of risk. */
    void risk(RiskDesk.Body body) {
        commit(body.write(buffer(), batch.begin()));
    }

    void originalRecalled(Recall recall) {
        recalled.wrapAndApplyHeader(buffer(), batch.begin(), header);
        recall.write(recalled);
        commit(recalled.encodedLength());
    }

    MutableDirectBuffer buffer() {
        return batch.buffer();
    }

    /** Where the next record's message goes in {@link #buffer()}. */
    int begin() {
        return batch.begin();
    }

    /** Completes the record that was begun and applies it. */
    void commit(int messageLength) {
        state.apply(batch.commit(MessageHeaderEncoder.ENCODED_LENGTH + messageLength, nowNs));
    }
}
