package io.crosspoint.qrservice.http;

/**
 * A wallet's payment of a merchant code.
 *
 * @param serial of the code
 * @param token the payer's payment token as a number
 * @param tokenLength its digits, 13 to 19
 * @param tokenExpiry YYMM
 * @param amountMinor above 0, minor units
 * @param currency ISO 4217 numeric
 * @param requestId chosen by the partner, 1 to 12 digits; names the payment when it is asked again
 * @param partner institution of the wallet
 */
public record PaymentOrder(
        long serial,
        long token,
        int tokenLength,
        int tokenExpiry,
        long amountMinor,
        int currency,
        long requestId,
        long partner) {
    /** Leaves the token out. */
    @Override
    public String toString() {
        return "PaymentOrder[serial %d, partner %d, request %d]"
                .formatted(serial, partner, requestId);
    }
}
