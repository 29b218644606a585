package io.crosspoint.perf.sim;

import java.time.Duration;

/**
 * What an issuer does with purchases and pre-authorisations, decided by seed and key alone, so that
 * a run can be repeated. Shares are in thousandths and add up to at most 1,000; the rest is
 * approved.
 *
 * @param declinePermille declined with 51 or 05
 * @param silentPermille booked as approved and never answered
 * @param latePermille approved, answered after {@code lateDelay}
 */
public record IssuerBehaviour(
        long seed, int declinePermille, int silentPermille, int latePermille, Duration lateDelay) {

    public IssuerBehaviour {
        int sum = declinePermille + silentPermille + latePermille;
        if (declinePermille < 0 || silentPermille < 0 || latePermille < 0 || sum > 1000) {
            throw new IllegalArgumentException("shares: " + sum + " ‰ (expected: 0 to 1000)");
        }
    }

    /** Approves everything at once. */
    public static IssuerBehaviour approving() {
        return new IssuerBehaviour(0, 0, 0, 0, Duration.ZERO);
    }

    enum Decision {
        APPROVE,
        DECLINE_FUNDS,
        DECLINE_HONOUR,
        SILENT,
        LATE
    }

    Decision decide(TransactionKey key) {
        long hash = mix(mix(mix(mix(seed) ^ key.transmission()) ^ key.stan()) ^ key.acquirer());
        int lot = (int) Long.remainderUnsigned(hash, 1000);
        if (lot < declinePermille) {
            return (lot & 1) == 0 ? Decision.DECLINE_FUNDS : Decision.DECLINE_HONOUR;
        }
        lot -= declinePermille;
        if (lot < silentPermille) {
            return Decision.SILENT;
        }
        return lot - silentPermille < latePermille ? Decision.LATE : Decision.APPROVE;
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
