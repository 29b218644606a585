package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.AdviceDeliveredDecoder;
import io.crosspoint.journal.transactions.Delivery;
import io.crosspoint.journal.transactions.DeliveryResolvedDecoder;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.LateAnswerDecoder;
import io.crosspoint.journal.transactions.Resolution;
import io.crosspoint.journal.transactions.ReversalDeliveredDecoder;
import io.crosspoint.journal.transactions.ReversalQueuedDecoder;

/**
 * What each record does to the issuer's side of a transaction: what the issuer must still get, and
 * whether its totals have the transaction. For every fold of the stream: a rule stands here only.
 */
final class IssuerSide {
    private final TransactionTable table;
    private final Deliveries reversals;
    private final Deliveries advices;
    private final IssuerTotals totals;
    private final FollowUps followUps;
    private final FactsDecoder facts = new FactsDecoder();

    IssuerSide(
            TransactionTable table,
            Deliveries reversals,
            Deliveries advices,
            IssuerTotals totals,
            FollowUps followUps) {
        this.table = table;
        this.reversals = reversals;
        this.advices = advices;
        this.totals = totals;
        this.followUps = followUps;
    }

    /** A transaction is approved; its issuer has said so, unless the switch did for it. */
    void approved(int slot) {
        if (!table.is(slot, Flag.ADVICE_PENDING)) {
            counted(slot, (int) table.facts(slot, facts).businessDate());
        }
    }

    /** The issuer must undo from here on; an advice it may not have is not sent any more. */
    void reversalQueued(int slot, ReversalQueuedDecoder record) {
        table.set(slot, Flag.REVERSED, true);
        table.reversalKey(slot, (int) record.reversalStan(), record.transmissionTime());
        advices.remove(slot);
        reversals.add(slot);
    }

    /** The issuer took a reversal, or has nothing to undo. */
    void reversalDelivered(int slot, ReversalDeliveredDecoder record) {
        reversals.remove(slot);
        int code = ResponseCode.of(record.responseCode(0), record.responseCode(1));
        if (code != ResponseCode.ORIGINAL_NOT_FOUND && table.is(slot, Flag.COUNTED_AT_ISSUER)) {
            table.set(slot, Flag.COUNTED_AT_ISSUER, false);
            totals.issuerReversed(table.facts(slot, facts), (int) record.businessDate());
        }
    }

    /** The switch has answered for the issuer, which must get the advice. */
    void adviceStored(int slot) {
        advices.add(slot);
    }

    /** The issuer took an advice, or never will. */
    void adviceDelivered(int slot, AdviceDeliveredDecoder record) {
        advices.remove(slot);
        if (DeliveryCodes.settlesAdvice(
                ResponseCode.of(record.responseCode(0), record.responseCode(1)))) {
            counted(slot, (int) record.businessDate());
        }
    }

    /** An operator has decided about what the issuer's answer did not settle. */
    void resolved(int slot, DeliveryResolvedDecoder record) {
        Deliveries of = record.delivery() == Delivery.REVERSAL ? reversals : advices;
        if (record.resolution() == Resolution.SEND_AGAIN) {
            of.trust(slot);
        } else {
            of.remove(slot);
        }
    }

    /** Whether a late answer says what the issuer did, so that it changes its transaction. */
    static boolean tells(LateAnswerDecoder record) {
        return code(record) != ResponseCode.NONE;
    }

    /** The issuer says late what it did; only for an answer that {@link #tells}. */
    void answeredLate(int slot, LateAnswerDecoder record) {
        if (ResponseCode.isApproval(code(record))) {
            counted(slot, (int) record.businessDate());
        } else {
            followUps.declinedLate(slot, table.facts(slot, facts));
        }
    }

    private static int code(LateAnswerDecoder record) {
        return ResponseCode.of(record.responseCode(0), record.responseCode(1));
    }

    private void counted(int slot, int date) {
        if (!table.is(slot, Flag.COUNTED_AT_ISSUER)) {
            table.set(slot, Flag.COUNTED_AT_ISSUER, true);
            totals.issuerApproved(table.facts(slot, facts), date);
        }
    }
}
