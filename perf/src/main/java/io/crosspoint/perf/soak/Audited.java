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
    final int date;
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

    Audited(FactsDecoder facts, boolean accepted) {
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
}
