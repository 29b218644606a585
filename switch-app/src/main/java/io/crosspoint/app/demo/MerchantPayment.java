package io.crosspoint.app.demo;

/**
 * A payment of the merchant's static code, as the wallet heard of it.
 *
 * @param latencyNs from the first request to the answer, repeats in between included
 * @param repeated whether the same request was sent again after its answer and got the same one
 */
record MerchantPayment(
        long requestId,
        long amountMinor,
        boolean approved,
        String responseCode,
        long transactionId,
        long latencyNs,
        boolean repeated) {}
