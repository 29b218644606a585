package io.crosspoint.qrservice;

import io.crosspoint.qr.CodeUrl;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a registry and its routes are set up.
 *
 * @param host host name in code addresses, with a port if it has one
 * @param prefix eight digits between host and serial
 * @param currency ISO 4217 numeric; every amount and limit is in it
 * @param payerProduct two digits that follow 62 in payer codes, 0 to 99
 * @param limits one entry for every tier
 */
public record QrSettings(
        String host,
        String prefix,
        int currency,
        int payerProduct,
        Map<MerchantTier, TierLimits> limits,
        CodeTimes times,
        QrCapacity capacity,
        LandingSettings landing) {

    public QrSettings {
        Map<MerchantTier, TierLimits> byTier = new EnumMap<>(MerchantTier.class);
        byTier.putAll(limits);
        limits = Collections.unmodifiableMap(byTier);
        CodeUrl _ = new CodeUrl(host, prefix, 1);
        if (currency < 1 || currency > 999) {
            throw new IllegalArgumentException("currency: " + currency + " (expected: 1 to 999)");
        }
        if (payerProduct < 0 || payerProduct > 99) {
            throw new IllegalArgumentException(
                    "payer product: " + payerProduct + " (expected: 0 to 99)");
        }
        for (MerchantTier tier : MerchantTier.values()) {
            if (!limits.containsKey(tier)) {
                throw new IllegalArgumentException("limits: none for " + tier + " (expected: one)");
            }
        }
    }

    /** Settings in yuan with limits of 500, 2,000 and 50,000 a payment. */
    public static QrSettings defaults(String host, String prefix) {
        return new QrSettings(
                host,
                prefix,
                156,
                0,
                Map.of(
                        MerchantTier.PHONE_VERIFIED, new TierLimits(50_000, 200_000, 100),
                        MerchantTier.IDENTITY_SUPPLIED, new TierLimits(200_000, 1_000_000, 500),
                        MerchantTier.LICENCE_SUPPLIED,
                                new TierLimits(5_000_000, 100_000_000, 100_000)),
                CodeTimes.DEFAULT,
                QrCapacity.DEFAULT,
                LandingSettings.DEFAULT);
    }

    /** The address of a code. */
    public String url(long serial) {
        return new CodeUrl(host, prefix, serial).text();
    }

    TierLimits limits(MerchantTier tier) {
        TierLimits found = limits.get(tier);
        if (found == null) {
            throw new IllegalStateException("limits: none for " + tier);
        }
        return found;
    }
}
