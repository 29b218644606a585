package io.crosspoint.core.operator;

/**
 * A reversal or advice that its issuer has not settled.
 *
 * @param transactionId of the transaction that is to be reversed or advised, as in the journal
 * @param kind "reversal" or "advice"
 * @param businessDate of the transaction, yyyymmdd
 * @param link name of the issuer's link
 * @param acquirer institution code
 * @param rrn retrieval reference of the acquirer
 * @param amountMinor in minor units
 * @param attempts how often it was sent since the process started
 * @param doubtful the issuer's answer settled nothing; it is sent again only if an operator says so
 * @param responseCode of that answer, empty without
 */
public record DeliveryStatus(
        long transactionId,
        String kind,
        int businessDate,
        String link,
        long acquirer,
        String rrn,
        long amountMinor,
        int attempts,
        boolean doubtful,
        String responseCode) {}
