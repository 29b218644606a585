package io.crosspoint.clearing;

import io.crosspoint.clearing.fees.Fee;
import io.crosspoint.clearing.fees.FeeCase;
import io.crosspoint.clearing.fees.FeeKind;
import io.crosspoint.clearing.fees.FeeTable;
import io.crosspoint.journal.transactions.TransactionType;

import org.jspecify.annotations.Nullable;

/** What became of a candidate, and what it moves. Pure. */
final class Pricing {
    private final FeeTable table;

    Pricing(FeeTable table) {
        this.table = table;
    }

    ItemStatus status(Candidate of) {
        if (of.late()) {
            return ItemStatus.REVERSAL;
        }
        if (!of.effective()) {
            return ItemStatus.REVERSED;
        }
        if (of.voided()) {
            return ItemStatus.VOIDED;
        }
        return isVoid(of.self().type()) ? voidStatus(of) : ItemStatus.SETTLED;
    }

    Money money(Candidate of) {
        return switch (status(of)) {
            case SETTLED -> standing(of);
            case REVERSAL -> of.voided() ? Money.NONE : standing(of).negated();
            case VOIDED, VOID, REVERSED, NO_ORIGINAL, NO_EFFECT -> Money.NONE;
        };
    }

    // What the transaction moves as long as nothing undoes it. A void of the same date moves
    // nothing on that date, since its original is left out too; yet when the void itself is
    // reversed later, this is what comes back.
    private Money standing(Candidate of) {
        return switch (of.self().type()) {
            case PURCHASE, COMPLETION, COMPLETION_ADVICE, OFFLINE_SALE ->
                    charged(of.self(), of.self().feeCase().amountMinor());
            case TOP_UP -> charged(of.self(), -of.self().feeCase().amountMinor());
            case REFUND -> refund(of);
            case VOID, COMPLETION_VOID -> undone(of);
            case PRE_AUTHORISATION, PRE_AUTHORISATION_VOID, BALANCE_INQUIRY, NULL_VAL ->
                    throw new ClearingException(
                            "transaction %d: type %s moves no money"
                                    .formatted(of.self().id(), of.self().type()));
        };
    }

    private Money charged(Candidate.Side side, long grossMinor) {
        Fees fees = fees(side);
        return new Money(
                grossMinor,
                fees.issuer.amountMinor(),
                fees.networkAcquirer.amountMinor(),
                fees.networkIssuer.amountMinor(),
                fees.rows());
    }

    private Money refund(Candidate of) {
        long refundMinor = of.self().feeCase().amountMinor();
        Candidate.Side original = knownOriginal(of);
        if (original == null || !original.stood() || original.feeCase().amountMinor() == 0) {
            return new Money(-refundMinor, 0, 0, 0, "");
        }
        long wholeMinor = original.feeCase().amountMinor();
        long beforeMinor = of.refundedBeforeMinor();
        Fees fees = fees(original);
        return new Money(
                -refundMinor,
                -fees.issuer.returnedBy(wholeMinor, beforeMinor, refundMinor),
                -fees.networkAcquirer.returnedBy(wholeMinor, beforeMinor, refundMinor),
                -fees.networkIssuer.returnedBy(wholeMinor, beforeMinor, refundMinor),
                fees.rows());
    }

    private Money undone(Candidate of) {
        Candidate.Side original = knownOriginal(of);
        if (original == null || !original.stood() || of.voidTurn() != 1) {
            return Money.NONE;
        }
        long amountMinor = original.feeCase().amountMinor();
        return switch (original.type()) {
            case PURCHASE, COMPLETION, COMPLETION_ADVICE, OFFLINE_SALE ->
                    charged(original, amountMinor).negated();
            case TOP_UP -> charged(original, -amountMinor).negated();
            default ->
                    throw new ClearingException(
                            "void %d: its original %d is a %s (expected: a sale or a top-up)"
                                    .formatted(of.self().id(), original.id(), original.type()));
        };
    }

    private ItemStatus voidStatus(Candidate of) {
        Candidate.Side original = knownOriginal(of);
        if (original == null) {
            return ItemStatus.NO_ORIGINAL;
        }
        if (!original.stood() || of.voidTurn() != 1) {
            return ItemStatus.NO_EFFECT;
        }
        return original.feeCase().businessDate() == of.self().feeCase().businessDate()
                ? ItemStatus.VOID
                : ItemStatus.SETTLED;
    }

    private static Candidate.@Nullable Side knownOriginal(Candidate of) {
        if (of.original() == null && of.originalId() != 0) {
            throw new ClearingException(
                    "transaction %d: its original %d is not in the records read (expected: a reader that stands before the original)"
                            .formatted(of.self().id(), of.originalId()));
        }
        return of.original();
    }

    private static boolean isVoid(TransactionType type) {
        return type == TransactionType.VOID || type == TransactionType.COMPLETION_VOID;
    }

    private Fees fees(Candidate.Side side) {
        return new Fees(
                fee(FeeKind.ISSUER, side),
                fee(FeeKind.NETWORK_ACQUIRER, side),
                fee(FeeKind.NETWORK_ISSUER, side));
    }

    private Fee fee(FeeKind kind, Candidate.Side side) {
        FeeCase of = side.feeCase();
        return table.fee(kind, of)
                .orElseThrow(
                        () ->
                                new ClearingException(
                                        "transaction %d: no %s fee for %s (expected: a row of %s that applies)"
                                                .formatted(
                                                        side.id(), kind, of, FeeTable.FEES_FILE)));
    }

    private record Fees(Fee issuer, Fee networkAcquirer, Fee networkIssuer) {
        String rows() {
            return issuer.row() + "/" + networkAcquirer.row() + "/" + networkIssuer.row();
        }
    }
}
