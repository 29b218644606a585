package io.crosspoint.core.engine;

/**
 * The numbers that the digest of the engine's state is made of, in the order in which they count.
 * Stored snapshots carry the digest: who changes the order makes them refused.
 */
enum DigestNumber {
    TRANSACTIONS,
    LAST_TRANSACTION,
    REFUSED,
    LAST_REFUSED,
    KEYS,
    REFUSED_KEYS,
    IN_FLIGHT,
    EPOCH,
    LINKS,
    TURN_OF_RECALLED,
    ABSENT,
    DATES,
    ORPHANS,
    REVERSALS,
    ADVICES,
    REVERSAL_ANSWERS,
    TOTALS,
    TOTALS_ANSWERS,
    BALANCES,
    INTERRUPTED,
    RISK,
    DEADLINES
}
