package io.crosspoint.core.engine;

import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.transactions.AdviceDeliveredDecoder;
import io.crosspoint.journal.transactions.AdviceStoredDecoder;
import io.crosspoint.journal.transactions.BalancesToldDecoder;
import io.crosspoint.journal.transactions.Delivery;
import io.crosspoint.journal.transactions.DeliveryDoubtfulDecoder;
import io.crosspoint.journal.transactions.DeliveryResolvedDecoder;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;
import io.crosspoint.journal.transactions.ReversalAcceptedDecoder;
import io.crosspoint.journal.transactions.ReversalAnsweredDecoder;
import io.crosspoint.journal.transactions.ReversalDeliveredDecoder;
import io.crosspoint.journal.transactions.TotalsComparedDecoder;

/**
 * Folds what was decided about messages that issuers must get (reversals and stored advices) and
 * about what acquirers were told of their reversals.
 */
final class DeliveryFold {
    private final TransactionTable table;
    private final PendingDeliveries reversals;
    private final PendingDeliveries advices;
    private final ReversalAnswers answers;
    private final Totals totals;
    private final IssuerSide issuers;
    private final TotalsAnswers totalsAnswers;
    private final Balances balances;
    private final LinkTotals counted = new LinkTotals();
    private final byte[] text = new byte[Answer.MOST_BALANCES];
    private final TotalsComparedDecoder compared = new TotalsComparedDecoder();
    private final BalancesToldDecoder told = new BalancesToldDecoder();
    private final ReversalDeliveredDecoder reversalDelivered = new ReversalDeliveredDecoder();
    private final ReversalAcceptedDecoder accepted = new ReversalAcceptedDecoder();
    private final ReversalAnsweredDecoder answered = new ReversalAnsweredDecoder();
    private final DeliveryDoubtfulDecoder doubtful = new DeliveryDoubtfulDecoder();
    private final DeliveryResolvedDecoder resolved = new DeliveryResolvedDecoder();
    private final AdviceStoredDecoder stored = new AdviceStoredDecoder();
    private final AdviceDeliveredDecoder delivered = new AdviceDeliveredDecoder();

    DeliveryFold(EngineState state, IssuerSide issuers) {
        table = state.table;
        reversals = state.reversals;
        advices = state.advices;
        answers = state.reversalAnswers;
        totals = state.totals;
        this.issuers = issuers;
        totalsAnswers = state.totalsAnswers;
        balances = state.balances;
    }

    /**
     * Applies a record.
     *
     * @param header wrapped around it
     * @return false when it is none of these
     */
    boolean apply(RecordView record, MessageHeaderDecoder header) {
        switch (header.templateId()) {
            case ReversalDeliveredDecoder.TEMPLATE_ID -> reversalDelivered(record, header);
            case ReversalAnsweredDecoder.TEMPLATE_ID -> reversalAnswered(record, header);
            case DeliveryDoubtfulDecoder.TEMPLATE_ID -> doubtful(record, header);
            case DeliveryResolvedDecoder.TEMPLATE_ID -> resolved(record, header);
            case AdviceStoredDecoder.TEMPLATE_ID -> adviceStored(record, header);
            case AdviceDeliveredDecoder.TEMPLATE_ID -> adviceDelivered(record, header);
            case TotalsComparedDecoder.TEMPLATE_ID -> totalsCompared(record, header);
            case BalancesToldDecoder.TEMPLATE_ID -> balancesTold(record, header);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void reversalDelivered(RecordView record, MessageHeaderDecoder header) {
        reversalDelivered.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        issuers.reversalDelivered(
                table.remembered(reversalDelivered.transactionId()), reversalDelivered);
        totals.reversalsDelivered++;
    }

    /** Keeps the answer for repeats; older records do not say by which key. */
    void reversalAccepted(RecordView record, MessageHeaderDecoder header) {
        accepted.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        if (accepted.sender() == ReversalAcceptedDecoder.senderNullValue()) {
            return;
        }
        answers.add(
                accepted.acquirerLink(),
                (int) accepted.stan(),
                accepted.transmissionTime(),
                accepted.sender(),
                accepted.senderForwarder());
        long original =
                KeyIndex.hash(
                        accepted.acquirerLink(),
                        (int) accepted.originalStan(),
                        accepted.originalTransmissionTime(),
                        accepted.acquirer(),
                        accepted.forwarder());
        int code = ResponseCode.of(accepted.responseCode(0), accepted.responseCode(1));
        answers.put(original, code, record.timeNs());
    }

    private void reversalAnswered(RecordView record, MessageHeaderDecoder header) {
        answered.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        answers.add(
                answered.acquirerLink(),
                (int) answered.stan(),
                answered.transmissionTime(),
                answered.acquirer(),
                answered.forwarder());
        long original =
                KeyIndex.hash(
                        answered.acquirerLink(),
                        (int) answered.originalStan(),
                        answered.originalTransmissionTime(),
                        answered.originalAcquirer(),
                        answered.originalForwarder());
        int code = ResponseCode.of(answered.responseCode(0), answered.responseCode(1));
        answers.put(original, code, record.timeNs());
    }

    private void doubtful(RecordView record, MessageHeaderDecoder header) {
        doubtful.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int code = ResponseCode.of(doubtful.responseCode(0), doubtful.responseCode(1));
        PendingDeliveries of = doubtful.delivery() == Delivery.REVERSAL ? reversals : advices;
        of.doubt(table.remembered(doubtful.transactionId()), code);
    }

    private void resolved(RecordView record, MessageHeaderDecoder header) {
        resolved.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        issuers.resolved(table.remembered(resolved.transactionId()), resolved);
    }

    private void adviceStored(RecordView record, MessageHeaderDecoder header) {
        stored.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        issuers.adviceStored(table.remembered(stored.transactionId()));
    }

    private void adviceDelivered(RecordView record, MessageHeaderDecoder header) {
        delivered.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        issuers.adviceDelivered(table.remembered(delivered.transactionId()), delivered);
    }

    private void totalsCompared(RecordView record, MessageHeaderDecoder header) {
        compared.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        counted.read(compared.counted());
        totalsAnswers.compared(compared, counted);
    }

    private void balancesTold(RecordView record, MessageHeaderDecoder header) {
        told.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        told.getBalances(text, 0);
        balances.put(told.transactionId(), text, told.length());
    }
}
