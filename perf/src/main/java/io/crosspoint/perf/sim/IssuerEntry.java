package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.TransactionKind;

import org.jspecify.annotations.Nullable;

/** A transaction in the issuer's book while it may still change. */
final class IssuerEntry {
    final TransactionKey key;
    final IssuerRequest request;
    final Status status;
    final String code;
    final IssuerBehaviour.Decision decision;
    boolean reversed;
    int times = 1;
    long refundedMinor;

    IssuerEntry(IssuerRequest request, String code, IssuerBehaviour.Decision decision) {
        this.key = request.key();
        this.request = request;
        this.code = code;
        this.decision = decision;
        this.status =
                decision == IssuerBehaviour.Decision.SILENT
                        ? Status.UNANSWERED
                        : code.equals("00") ? Status.APPROVED : Status.DECLINED;
    }

    TransactionKind kind() {
        return request.kind();
    }

    /** Whether it stands: approved, and nothing undid it. */
    boolean stands() {
        return status != Status.DECLINED && !reversed;
    }

    @Nullable String approvalCode() {
        return code.equals("00") ? approvalCode(key) : null;
    }

    /** DE38 of an approval: made of the STAN, so that a repeat gets the same. */
    static String approvalCode(TransactionKey key) {
        return String.format("%06d", key.stan());
    }

    BookEntry snapshot() {
        return new BookEntry(
                key,
                request.rrn(),
                request.kind(),
                request.amountMinor(),
                status,
                status == Status.UNANSWERED ? null : code,
                approvalCode(),
                reversed,
                request.original(),
                times,
                null);
    }
}
