package io.crosspoint.app.demo;

import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.TransactionType;
import io.crosspoint.perf.sim.TransactionKey;

import org.jspecify.annotations.Nullable;

/** One transaction as the journal tells it, put together from its records. */
final class JournalEntry {
    final long transactionId;
    final TransactionType type;
    final int acquirerLink;
    final int issuerLink;
    final TransactionKey acquirerKey;
    final TransactionKey issuerKey;
    final long amountMinor;
    final long originalId;
    final String card;

    /** Null while it has no answer, and for one that the switch declined itself. */
    @Nullable Outcome outcome;

    /** As told to the acquirer; empty without an answer. */
    String responseCode = "";

    /** The issuer was told to undo it. */
    boolean reversalQueued;

    /** The acquirer asked to undo it and was told 00, whether or not it was undone before. */
    boolean reversedByAcquirer;

    /** An approved void that stands itself has undone it. */
    boolean voided;

    JournalEntry(FactsDecoder facts) {
        transactionId = facts.transactionId();
        type = facts.type();
        acquirerLink = facts.acquirerLink();
        issuerLink = facts.issuerLink();
        acquirerKey = key(facts, facts.stan());
        issuerKey = key(facts, facts.issuerStan());
        amountMinor = facts.amountMinor();
        originalId = facts.originalId();
        card = facts.panLength() == 0 ? "no card" : "card …%04d".formatted(facts.lastFour());
    }

    private static TransactionKey key(FactsDecoder facts, long stan) {
        return new TransactionKey(
                facts.transmissionTime(), (int) stan, facts.acquirer(), facts.forwarder());
    }

    boolean isApproved() {
        return outcome == Outcome.APPROVED;
    }

    /** Approved, and nothing undid it. */
    boolean stands() {
        return isApproved() && !reversalQueued && !voided;
    }

    boolean isVoid() {
        return type == TransactionType.VOID
                || type == TransactionType.PRE_AUTHORISATION_VOID
                || type == TransactionType.COMPLETION_VOID;
    }
}
