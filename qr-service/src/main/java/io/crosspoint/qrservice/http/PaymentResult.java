package io.crosspoint.qrservice.http;

/**
 * What became of a payment.
 *
 * @param responseCode DE39, two characters
 * @param rrn DE37, 12 characters; empty when the switch gave none
 * @param transactionId the switch's number, 0 when it has none
 */
public record PaymentResult(
        String responseCode, String rrn, long transactionId, boolean approved) {}
