package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.TransactionType;

/**
 * What one transaction does to another and to the counters of its token and QR code. An original is
 * marked when the follow-up is accepted, so that no second one can pass meanwhile, and unmarked
 * when the follow-up is known to come to nothing.
 */
final class FollowUps {
    private final TransactionTable table;
    private final Spending spending;
    private final AbsentChanges absent;
    private final FactsDecoder original = new FactsDecoder();

    FollowUps(TransactionTable table, Spending spending, AbsentChanges absent) {
        this.table = table;
        this.spending = spending;
        this.absent = absent;
    }

    void accepted(int slot, FactsDecoder facts) {
        mark(slot, facts, true);
        voidInFlight(facts, true);
        if (facts.codeSerial() != 0 && spends(facts.type())) {
            spending.paymentAccepted(
                    facts.codeSerial(), facts.amountMinor(), (int) facts.businessDate());
        }
    }

    /** A payer code is good for one attempt, also for one that no issuer hears of. */
    void declined(FactsDecoder facts) {
        if (facts.codeSerial() != 0 && facts.acquirerLink() != 0 && spends(facts.type())) {
            spending.paymentAccepted(
                    facts.codeSerial(), facts.amountMinor(), (int) facts.businessDate());
            codeUndone(facts);
        }
    }

    void concluded(int slot, FactsDecoder facts) {
        voidInFlight(facts, false);
        int outcome = table.outcome(slot);
        if (outcome != Outcomes.APPROVED) {
            if (outcome != Outcomes.TIMED_OUT || Types.isReversedAutomatically(facts.type())) {
                mark(slot, facts, false);
                spending.undone(slot, facts);
            }
            codeUndone(facts);
            return;
        }
        if (spends(facts.type())) {
            tokenUsed(facts);
        } else if (Types.isVoid(facts.type())) {
            originalUndone(facts);
        }
    }

    /** The issuer says, late, that it did not do what had no outcome. */
    void declinedLate(int slot, FactsDecoder facts) {
        if (table.outcome(slot) != Outcomes.APPROVED) {
            mark(slot, facts, false);
            spending.undone(slot, facts);
        }
    }

    /** A transaction is reversed. */
    void reversed(int slot, FactsDecoder facts) {
        mark(slot, facts, false);
        if (table.outcome(slot) != Outcomes.APPROVED) {
            return;
        }
        spending.undone(slot, facts);
        if (spends(facts.type())) {
            tokenUnused(facts);
            codeUndone(facts);
        } else if (Types.isVoid(facts.type())) {
            originalRestored(facts);
        }
    }

    private void voidInFlight(FactsDecoder facts, boolean is) {
        if (Types.isVoid(facts.type())) {
            int voided = table.find(facts.originalId());
            if (voided != TransactionTable.NONE) {
                table.set(voided, Flag.VOID_IN_FLIGHT, is);
            }
        }
    }

    private void mark(int slot, FactsDecoder facts, boolean on) {
        if (facts.originalId() == 0 || table.is(slot, Flag.HOLDS_ORIGINAL) == on) {
            return;
        }
        table.set(slot, Flag.HOLDS_ORIGINAL, on);
        int marked = table.find(facts.originalId());
        if (marked == TransactionTable.NONE) {
            absent.note(facts.originalId());
            return;
        }
        switch (facts.type()) {
            case VOID, PRE_AUTHORISATION_VOID, COMPLETION_VOID ->
                    table.set(marked, Flag.VOIDED, on);
            case COMPLETION, COMPLETION_ADVICE -> complete(marked, facts.transactionId(), on);
            case REFUND ->
                    table.addRefunded(marked, on ? facts.amountMinor() : -facts.amountMinor());
            default -> {}
        }
    }

    private void originalUndone(FactsDecoder facts) {
        int slot = table.find(facts.originalId());
        if (slot != TransactionTable.NONE) {
            table.facts(slot, original);
            spending.undone(slot, original);
            tokenUnused(original);
            codeUndone(original);
            releasePreAuthorisation(original, false);
        }
    }

    private void originalRestored(FactsDecoder facts) {
        int slot = table.find(facts.originalId());
        if (slot != TransactionTable.NONE) {
            table.facts(slot, original);
            if (!table.is(slot, Flag.REVERSED)) {
                spending.restored(slot, original);
            }
            tokenUsed(original);
            if (original.codeSerial() != 0) {
                spending.paymentAccepted(
                        original.codeSerial(),
                        original.amountMinor(),
                        (int) original.businessDate());
            }
            releasePreAuthorisation(original, true);
        }
    }

    /** A completion that is voided frees its pre-authorisation for another. */
    private void releasePreAuthorisation(FactsDecoder undone, boolean completed) {
        if (undone.type() == TransactionType.COMPLETION) {
            int slot = table.find(undone.originalId());
            if (slot == TransactionTable.NONE) {
                absent.note(undone.originalId());
            } else {
                complete(slot, undone.transactionId(), completed);
            }
        }
    }

    /** Only the completion that holds a pre-authorisation frees it; a second does not take it. */
    private void complete(int slot, long completionId, boolean on) {
        if (on && !table.is(slot, Flag.COMPLETED)) {
            table.set(slot, Flag.COMPLETED, true);
            table.completedBy(slot, completionId);
        } else if (!on && table.completedBy(slot) == completionId) {
            table.set(slot, Flag.COMPLETED, false);
            table.completedBy(slot, 0);
        }
    }

    private void tokenUsed(FactsDecoder facts) {
        if (facts.tokenLength() != 0) {
            spending.used(facts.token(), facts.amountMinor(), (int) facts.businessDate());
        }
    }

    private void tokenUnused(FactsDecoder facts) {
        if (facts.tokenLength() != 0) {
            spending.unused(facts.token(), facts.amountMinor(), (int) facts.businessDate());
        }
    }

    private void codeUndone(FactsDecoder facts) {
        if (facts.codeSerial() != 0 && spends(facts.type())) {
            spending.paymentUndone(
                    facts.codeSerial(), facts.amountMinor(), (int) facts.businessDate());
        }
    }

    private static boolean spends(TransactionType type) {
        return type == TransactionType.PURCHASE || type == TransactionType.PRE_AUTHORISATION;
    }
}
