package io.crosspoint.token;

import java.util.Set;

/**
 * The provider's rules.
 *
 * @param maxLifeMonths no token expires later than this many months after its issue, 1 to 240
 * @param activators sides that may activate a token
 * @param activeAtOnce assurance methods with which a token is issued active
 * @param maxLiveTokensPerCard 1 to 10,000
 * @param referencePrefix the 4 upper-case alphanumerics every payment account reference begins with
 */
public record TokenPolicy(
        int maxLifeMonths,
        Set<ActorKind> activators,
        Set<Integer> activeAtOnce,
        int maxLiveTokensPerCard,
        String referencePrefix) {
    public TokenPolicy {
        Fields.range("token life in months", maxLifeMonths, 1, 240);
        Fields.range("live tokens per card", maxLiveTokensPerCard, 1, 10_000);
        activators = Set.copyOf(activators);
        activeAtOnce = Set.copyOf(activeAtOnce);
        activeAtOnce.forEach(Assurance::check);
        if (!referencePrefix.matches("[A-Z0-9]{4}")) {
            throw new IllegalArgumentException(
                    "prefix of account references: found \""
                            + referencePrefix
                            + "\"; expected 4 of A-Z and 0-9");
        }
    }

    /** Three years; issuer and provider activate; verified by the issuer means active at once. */
    public static TokenPolicy standard() {
        return new TokenPolicy(
                36,
                Set.of(ActorKind.ISSUER, ActorKind.PROVIDER),
                Set.of(10, 11, 12, 13, 14),
                100,
                "XPNT");
    }
}
