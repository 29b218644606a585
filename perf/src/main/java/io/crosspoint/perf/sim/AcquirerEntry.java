package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.TransactionKind;

import org.jspecify.annotations.Nullable;

/** A transaction in the acquirer's book while it may still change. */
final class AcquirerEntry {
    final TransactionKey key;
    final Request request;
    final Scenario scenario;
    Status status = Status.WAITING;
    @Nullable String code;
    @Nullable String approvalCode;
    boolean reversed;
    boolean reversalSent;
    int times;

    AcquirerEntry(TransactionKey key, Request request, Scenario scenario) {
        this.key = key;
        this.request = request;
        this.scenario = scenario;
    }

    /** What a request asks for. */
    record Request(
            int mti,
            TransactionKind kind,
            String processingCode,
            String conditionCode,
            long amountMinor,
            String rrn,
            @Nullable AcquirerEntry original) {

        /** Whether it moved money that a missing answer leaves in doubt. */
        boolean isReversible() {
            return kind != TransactionKind.BALANCE_INQUIRY && kind != TransactionKind.REFUND;
        }
    }

    void answered(String responseCode, String approval) {
        code = responseCode;
        approvalCode = approval.isBlank() ? null : approval;
        status = responseCode.equals("00") ? Status.APPROVED : Status.DECLINED;
    }

    boolean isApproved() {
        return status == Status.APPROVED;
    }

    BookEntry snapshot() {
        return new BookEntry(
                key,
                request.rrn(),
                request.kind(),
                request.amountMinor(),
                status,
                code,
                approvalCode,
                reversed,
                request.original() == null ? null : request.original().key,
                times,
                scenario.type());
    }
}
