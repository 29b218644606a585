package io.crosspoint.core.engine;

/**
 * A reversal or advice that its issuer has not settled, as an operator sees it.
 *
 * @param reversal what must be delivered is a reversal of the transaction; else the advice itself
 * @param businessDate of the transaction, yyyymmdd
 * @param rrn of the acquirer
 * @param attempts how often it was sent since the process started
 * @param doubtful the issuer's answer settled nothing: an operator must decide
 * @param responseCode of that answer; empty when it had none or there was none
 */
public record PendingDelivery(
        long transactionId,
        boolean reversal,
        int businessDate,
        int issuerLink,
        long acquirer,
        String rrn,
        long amountMinor,
        int attempts,
        boolean doubtful,
        String responseCode) {}
