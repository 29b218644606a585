package io.crosspoint.qrservice;

/**
 * How much the registry holds at most; a command that would pass a bound is refused.
 *
 * @param merchants registered, deregistered ones included
 * @param codes static codes, closed ones included
 * @param orders open and recently ended ones
 * @param payerCodes live and recently ended ones
 * @param codesPerMerchant static codes ever bound to one merchant
 * @param blankBatch blank codes issued by one command
 */
public record QrCapacity(
        int merchants,
        int codes,
        int orders,
        int payerCodes,
        int codesPerMerchant,
        int blankBatch) {

    public static final QrCapacity DEFAULT =
            new QrCapacity(1_000_000, 2_000_000, 2_000_000, 2_000_000, 1_000, 100);

    public QrCapacity {
        require("merchants", merchants);
        require("codes", codes);
        require("orders", orders);
        require("payer codes", payerCodes);
        require("codes per merchant", codesPerMerchant);
        require("blank batch", blankBatch);
    }

    private static void require(String what, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(
                    "capacity of " + what + ": " + value + " (expected: above 0)");
        }
    }
}
