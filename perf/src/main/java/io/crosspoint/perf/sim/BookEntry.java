package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.TransactionKind;

import org.jspecify.annotations.Nullable;

/**
 * One transaction in a member's book.
 *
 * @param key on this member's link
 * @param rrn DE37
 * @param amountMinor DE4 in the smallest unit of the currency, 0 when absent
 * @param responseCode DE39, null when there was no answer
 * @param approvalCode DE38, null when there was none
 * @param reversed whether a reversal or, at the issuer, a void has undone it
 * @param original the transaction that a follow-up names
 * @param times how often it was received (issuer) or sent (acquirer), at least 1
 * @param scenario that it is part of, known at the acquirer alone
 */
public record BookEntry(
        TransactionKey key,
        String rrn,
        TransactionKind kind,
        long amountMinor,
        Status status,
        @Nullable String responseCode,
        @Nullable String approvalCode,
        boolean reversed,
        @Nullable TransactionKey original,
        int times,
        @Nullable ScenarioType scenario) {}
