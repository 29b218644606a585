package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.TransactionType;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.token.TokenVault;

/**
 * What one transaction does to another and to the counters of its token and QR code. An original is
 * marked when the follow-up is accepted, so that no second one can pass meanwhile, and unmarked
 * when the follow-up comes to nothing.
 */
final class FollowUps {
    private final TransactionTable table;
    private final TokenVault vault;
    private final QrRegistry registry;
    private final FactsDecoder original = new FactsDecoder();

    FollowUps(TransactionTable table, TokenVault vault, QrRegistry registry) {
        this.table = table;
        this.vault = vault;
        this.registry = registry;
    }

    void accepted(FactsDecoder facts) {
        mark(facts, true);
        if (facts.codeSerial() != 0 && spends(facts.type())) {
            registry.paymentAccepted(
                    facts.codeSerial(), facts.amountMinor(), (int) facts.businessDate());
        }
    }

    void concluded(FactsDecoder facts, boolean approved) {
        if (!approved) {
            mark(facts, false);
            codeUndone(facts);
            return;
        }
        if (spends(facts.type())) {
            tokenUsed(facts);
        } else if (undoes(facts.type())) {
            originalUndone(facts);
        }
    }

    /** An approved transaction is reversed. */
    void reversed(FactsDecoder facts) {
        mark(facts, false);
        if (spends(facts.type())) {
            tokenUnused(facts);
            codeUndone(facts);
        } else if (undoes(facts.type())) {
            originalRestored(facts);
        }
    }

    private void mark(FactsDecoder facts, boolean on) {
        int slot = table.find(facts.originalId());
        if (slot == TransactionTable.NONE) {
            return;
        }
        switch (facts.type()) {
            case VOID, PRE_AUTHORISATION_VOID, COMPLETION_VOID -> table.set(slot, Flag.VOIDED, on);
            case COMPLETION, COMPLETION_ADVICE -> table.set(slot, Flag.COMPLETED, on);
            case REFUND -> table.addRefunded(slot, on ? facts.amountMinor() : -facts.amountMinor());
            default -> {}
        }
    }

    private void originalUndone(FactsDecoder facts) {
        int slot = table.find(facts.originalId());
        if (slot != TransactionTable.NONE) {
            table.facts(slot, original);
            tokenUnused(original);
            codeUndone(original);
            releasePreAuthorisation(original, false);
        }
    }

    private void originalRestored(FactsDecoder facts) {
        int slot = table.find(facts.originalId());
        if (slot != TransactionTable.NONE) {
            table.facts(slot, original);
            tokenUsed(original);
            if (original.codeSerial() != 0) {
                registry.paymentAccepted(
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
            if (slot != TransactionTable.NONE) {
                table.set(slot, Flag.COMPLETED, completed);
            }
        }
    }

    private void tokenUsed(FactsDecoder facts) {
        if (facts.tokenLength() != 0) {
            vault.used(facts.token(), facts.amountMinor(), (int) facts.businessDate());
        }
    }

    private void tokenUnused(FactsDecoder facts) {
        if (facts.tokenLength() != 0) {
            vault.unused(facts.token(), facts.amountMinor(), (int) facts.businessDate());
        }
    }

    private void codeUndone(FactsDecoder facts) {
        if (facts.codeSerial() != 0 && spends(facts.type())) {
            registry.paymentUndone(
                    facts.codeSerial(), facts.amountMinor(), (int) facts.businessDate());
        }
    }

    private static boolean spends(TransactionType type) {
        return type == TransactionType.PURCHASE || type == TransactionType.PRE_AUTHORISATION;
    }

    private static boolean undoes(TransactionType type) {
        return type == TransactionType.VOID
                || type == TransactionType.PRE_AUTHORISATION_VOID
                || type == TransactionType.COMPLETION_VOID;
    }
}
