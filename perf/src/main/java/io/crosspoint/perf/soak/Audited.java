package io.crosspoint.perf.soak;

import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.Outcome;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What durable records say of one transaction. */
final class Audited {
    final long id;
    final long rrn;
    final TransactionKind kind;
    final int link;
    final Key acquirerKey;
    final long amountMinor;
    final int account;

    /** DE2 of the acquirer when that was a token, 0 when it was a card. */
    final long token;

    final int date;

    /** When its record was written, epoch nanoseconds. */
    final long timeNs;

    final boolean accepted;

    /** Null until concluded; stays so for what the switch declined itself. */
    @Nullable Outcome outcome;

    int code;
    boolean askedAgain;
    boolean adviceStored;

    /** The issuer refused what the acquirer was told is done. */
    boolean adviceDoubtful;

    boolean reversalAccepted;
    boolean reversalQueued;
    boolean reversalDelivered;
    boolean lateApproval;
    boolean lateDecline;
    final List<Integer> reversalStans = new ArrayList<>(1);

    /** Voids of it that went to the issuer. */
    final List<Audited> voids = new ArrayList<>(0);

    /** Refunds of it that went to the issuer. */
    final List<Audited> refunds = new ArrayList<>(0);

    /** Counters of risk that it was counted by. */
    final List<AuditedCounter> countedBy = new ArrayList<>(0);

    Audited(FactsDecoder facts, boolean accepted, long timeNs) {
        this.timeNs = timeNs;
        account = facts.lastFour();
        token = facts.token();
        id = facts.transactionId();
        rrn = Wires.rrn(facts);
        kind = TransactionKind.valueOf(facts.type().name());
        link = facts.acquirerLink();
        acquirerKey = Wires.acquirerKey(facts);
        amountMinor = facts.amountMinor();
        date = (int) facts.businessDate();
        this.accepted = accepted;
    }

    boolean isAnswered() {
        return !accepted || outcome != null;
    }

    /** The issuer said yes, in time or late. */
    boolean wasApproved() {
        return outcome == Outcome.APPROVED || lateApproval;
    }

    /** In flight, or approved and neither reversed nor voided. */
    boolean mayStand() {
        if (outcome == null) {
            return accepted;
        }
        return outcome == Outcome.APPROVED
                && !reversalQueued
                && voids.stream().noneMatch(Audited::voids);
    }

    /** What refunds hold of it: also those without an outcome, which the issuer may have booked. */
    long refundedMinor() {
        return refunds.stream()
                .filter(refund -> !refund.isKnownToBeNothing())
                .mapToLong(refund -> refund.amountMinor)
                .sum();
    }

    private boolean isKnownToBeNothing() {
        boolean mayHaveHappened =
                outcome == null
                        || outcome == Outcome.APPROVED
                        || (outcome == Outcome.TIMED_OUT && !lateDecline);
        return reversalQueued || !mayHaveHappened;
    }

    private boolean voids() {
        return outcome == Outcome.APPROVED && !reversalQueued;
    }
}
