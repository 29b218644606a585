package io.crosspoint.app.config;

import io.crosspoint.qrservice.MerchantTier;
import io.crosspoint.qrservice.QrSettings;
import io.crosspoint.qrservice.TierLimits;
import io.crosspoint.token.ActorKind;
import io.crosspoint.token.TokenPolicy;
import io.crosspoint.token.TokenRange;
import io.crosspoint.token.TokenRanges;
import io.crosspoint.token.TokenVaultConfig;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the settings of the token vault and of the QR registry. */
final class ServiceReader {
    private static final int MAX_TOKENS = 1_000_000;
    private static final int MAX_REQUESTS = 1 << 16;

    private static final Map<MerchantTier, String> TIERS =
            Map.of(
                    MerchantTier.PHONE_VERIFIED, "phoneVerified",
                    MerchantTier.IDENTITY_SUPPLIED, "identitySupplied",
                    MerchantTier.LICENCE_SUPPLIED, "licenceSupplied");

    private ServiceReader() {}

    static TokenVaultConfig tokens(Section section) {
        List<TokenRange> ranges =
                section.children("ranges").stream()
                        .map(
                                range ->
                                        new TokenRange(
                                                range.number("from", 0),
                                                range.number("to", 0),
                                                range.number("length", 0)))
                        .toList();
        TokenPolicy policy = policy(section.child("policy"));
        try {
            return new TokenVaultConfig(
                    new TokenRanges(ranges),
                    policy,
                    section.number("maxTokens", MAX_TOKENS),
                    MAX_REQUESTS);
        } catch (IllegalArgumentException e) {
            throw section.refused("ranges", e, "ranges that do not overlap");
        }
    }

    private static TokenPolicy policy(Section section) {
        TokenPolicy usual = TokenPolicy.standard();
        Set<ActorKind> activators =
                section.has("activators")
                        ? section.texts("activators").stream()
                                .map(side -> ActorKind.valueOf(side.toUpperCase(Locale.ROOT)))
                                .collect(Collectors.toSet())
                        : usual.activators();
        Set<Integer> activeAtOnce =
                section.has("activeAtOnce")
                        ? section.longNumbers("activeAtOnce").stream()
                                .map(Math::toIntExact)
                                .collect(Collectors.toSet())
                        : usual.activeAtOnce();
        return new TokenPolicy(
                section.number("maxLifeMonths", usual.maxLifeMonths()),
                activators,
                activeAtOnce,
                section.number("maxTokensPerCard", usual.maxLiveTokensPerCard()),
                usual.referencePrefix());
    }

    static QrSettings qr(Section section) {
        QrSettings usual =
                QrSettings.defaults(
                        section.text("host", "qr.example.com"), section.text("prefix", "00010000"));
        Map<MerchantTier, TierLimits> limits = new EnumMap<>(MerchantTier.class);
        usual.limits()
                .forEach(
                        (tier, limit) ->
                                limits.put(
                                        tier,
                                        limits(section.child("tiers").child(name(tier)), limit)));
        return new QrSettings(
                usual.host(),
                usual.prefix(),
                usual.currency(),
                usual.payerProduct(),
                limits,
                usual.times(),
                usual.capacity(),
                usual.landing());
    }

    private static String name(MerchantTier tier) {
        return Objects.requireNonNull(TIERS.get(tier), "a name for every tier");
    }

    private static TierLimits limits(Section section, TierLimits usual) {
        long single = section.longNumber("maxPayment", usual.singleMinor());
        long daily = section.longNumber("maxDaily", usual.dailyMinor());
        if (single > daily) {
            throw section.defect(
                    section.has("maxPayment") ? "maxPayment" : "maxDaily",
                    "one payment up to " + single + ", a day up to " + daily,
                    "a payment that a day has room for");
        }
        return new TierLimits(single, daily, section.number("maxDailyCount", usual.dailyCount()));
    }
}
