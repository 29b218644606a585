package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.TransactionKind;

import org.jspecify.annotations.Nullable;

/** What the issuer's book needs to know of one request. */
record IssuerRequest(
        TransactionKey key,
        TransactionKind kind,
        String rrn,
        long amountMinor,
        @Nullable TransactionKey original) {

    static IssuerRequest of(SimWire wire) {
        return new IssuerRequest(
                wire.idiom().key(wire.view()),
                wire.view().kind(),
                wire.text(37),
                Math.max(0, wire.view().number(4)),
                wire.idiom().original(wire.view()));
    }

    /** Whether a repeat of this request says the same. */
    boolean sameAs(IssuerRequest other) {
        return kind == other.kind && amountMinor == other.amountMinor && rrn.equals(other.rrn);
    }
}
