package io.crosspoint.clearing.fees;

/**
 * What a fee depends on.
 *
 * @param businessDate yyyymmdd
 * @param mcc merchant category code of ISO 18245, 0 to 9999
 * @param currency numeric code of ISO 4217
 * @param amountMinor 0 or more
 */
public record FeeCase(
        int businessDate,
        CardKind cardKind,
        int mcc,
        Product product,
        int currency,
        long amountMinor) {}
