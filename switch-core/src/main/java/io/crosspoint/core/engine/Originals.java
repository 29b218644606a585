package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.TransactionType;

/** Finds what a follow-up is about and checks that the follow-up is still possible. */
final class Originals {
    private static final int MANY_DAYS = 1 << 20;

    private final EngineState state;
    private final TransactionTable table;
    private final int completionPercent;
    private final int refundWindowDays;
    private final FactsDecoder original = new FactsDecoder();

    Originals(EngineSettings settings, EngineState state) {
        this.state = state;
        this.table = state.table;
        this.completionPercent = settings.completionPercent();
        this.refundWindowDays =
                settings.refundWindowDays() == 0 ? MANY_DAYS : settings.refundWindowDays();
    }

    static boolean needsOriginal(TransactionType type) {
        return switch (type) {
            case VOID,
                    REFUND,
                    PRE_AUTHORISATION_VOID,
                    COMPLETION,
                    COMPLETION_ADVICE,
                    COMPLETION_VOID ->
                    true;
            default -> false;
        };
    }

    /**
     * The original that DE90 names: one of the same link, or one from the partners' port of the
     * acquirer that sends the message, which its link is known to be. The message type in DE90 is
     * not compared: the rest names one transaction, and a reversal refused over it leaves money
     * moved. A message without DE90 is about what the index found by its reference, if it did.
     */
    static int find(EngineState state, Inbound message) {
        if (!message.namesOriginal()) {
            return state.table.find(message.recalledId);
        }
        int slot = find(state.keys, message, message.link);
        if (slot == TransactionTable.NONE && message.originalAcquirer == message.acquirer) {
            slot = find(state.keys, message, 0);
        }
        return slot;
    }

    /** As {@link #find}, among those of the link that the switch declined by itself. */
    static int findRefused(EngineState state, Inbound message) {
        return message.namesOriginal()
                ? find(state.refusedKeys, message, message.link)
                : TransactionTable.NONE;
    }

    private static int find(TransactionKeys keys, Inbound message, int link) {
        return keys.byOriginal(message, link);
    }

    /** A response code, or {@link ResponseCode#NONE} when the draft may follow its original. */
    int resolve(Draft draft) {
        int slot = find(state, draft.message);
        if (slot == TransactionTable.NONE) {
            return findRefused(state, draft.message) == TransactionTable.NONE
                    ? ResponseCode.ORIGINAL_NOT_FOUND
                    : ResponseCode.INVALID_TRANSACTION;
        }
        table.facts(slot, original);
        draft.originalSlot = slot;
        draft.originalId = original.transactionId();
        draft.channel = original.channel();
        if (!draft.namesCardOf(original)) {
            return ResponseCode.INVALID_CARD;
        }
        draft.takeCardOf(original);
        draft.codeSerial = original.codeSerial();
        if (!follows(draft.type, original.type())) {
            return ResponseCode.INVALID_TRANSACTION;
        }
        if (table.isInFlight(slot) || table.is(slot, Flag.VOIDED | Flag.REVERSED)) {
            return ResponseCode.STATE_DIFFERS;
        }
        if (table.outcome(slot) != Outcomes.APPROVED) {
            return ResponseCode.INVALID_TRANSACTION;
        }
        if (state.advices.has(slot)) {
            // The issuer would not know what this is about.
            return ResponseCode.ISSUER_UNAVAILABLE;
        }
        return amounts(draft, slot);
    }

    static boolean follows(TransactionType type, TransactionType original) {
        return switch (type) {
            case VOID -> original == TransactionType.PURCHASE;
            case REFUND ->
                    original == TransactionType.PURCHASE
                            || original == TransactionType.COMPLETION
                            || original == TransactionType.COMPLETION_ADVICE
                            || original == TransactionType.OFFLINE_SALE;
            case PRE_AUTHORISATION_VOID, COMPLETION, COMPLETION_ADVICE ->
                    original == TransactionType.PRE_AUTHORISATION;
            case COMPLETION_VOID -> original == TransactionType.COMPLETION;
            default -> false;
        };
    }

    private int amounts(Draft draft, int slot) {
        long amountMinor = draft.message.amountMinor;
        return switch (draft.type) {
            case REFUND -> refund(amountMinor, slot);
            case COMPLETION, COMPLETION_ADVICE -> completion(amountMinor, slot);
            default -> voiding(amountMinor, slot);
        };
    }

    /**
     * For the full amount, before anything else came of it, and on the same business date: but a
     * pre-authorisation has no settlement that its void could miss.
     */
    private int voiding(long amountMinor, int slot) {
        boolean settles = original.type() != TransactionType.PRE_AUTHORISATION;
        if ((settles && original.businessDate() != state.dates.open().date)
                || table.is(slot, Flag.COMPLETED)
                || table.refundedMinor(slot) != 0) {
            return ResponseCode.STATE_DIFFERS;
        }
        return amountMinor == original.amountMinor()
                ? ResponseCode.NONE
                : ResponseCode.AMOUNT_DIFFERS;
    }

    private int refund(long amountMinor, int slot) {
        long days =
                BusinessDates.daysBetween((int) original.businessDate(), state.dates.open().date);
        if (days > refundWindowDays) {
            return ResponseCode.NOT_PERMITTED_TO_CARDHOLDER;
        }
        return amountMinor <= original.amountMinor() - table.refundedMinor(slot)
                ? ResponseCode.NONE
                : ResponseCode.AMOUNT_DIFFERS;
    }

    private int completion(long amountMinor, int slot) {
        if (table.is(slot, Flag.COMPLETED)) {
            return ResponseCode.STATE_DIFFERS;
        }
        return amountMinor * 100 <= original.amountMinor() * completionPercent
                ? ResponseCode.NONE
                : ResponseCode.OVER_AMOUNT_LIMIT;
    }
}
