package io.crosspoint.core.risk;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a payment whose merchant is not as the loaded registry says. Acquirers of whom
 * the registry holds nothing are not checked.
 *
 * @param mismatch category or terminal differ; null lets it pass
 * @param unknown the registry holds the acquirer but not the merchant; null lets it pass
 */
public record MerchantPolicy(@Nullable Action mismatch, @Nullable Action unknown) {
    public static final MerchantPolicy USUAL = new MerchantPolicy(Action.DECLINE, Action.FLAG);
}
