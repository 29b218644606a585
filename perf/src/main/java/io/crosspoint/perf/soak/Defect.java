package io.crosspoint.perf.soak;

/**
 * Something wrong that is planted at a seam of the switch, to show that the simulation finds it.
 */
public enum Defect {
    /** The switch as it is. */
    NONE,
    /** The journal calls records durable as soon as they are appended. */
    DURABLE_TOO_EARLY,
    /** A start forgets the reversals that were queued. */
    REVERSAL_LOST_IN_CRASH,
    /** A start forgets the advices that were answered for their issuers. */
    ADVICE_LOST_IN_CRASH,
    /** A start folds some conclusions twice. */
    RECORD_FOLDED_TWICE,
    /** A start forgets what was in flight. */
    IN_FLIGHT_LOST_IN_CRASH,
    /** A start forgets that the date was cut over. */
    DATE_LOST_IN_CRASH,
    /** A start forgets which originals refunds belong to. */
    REFUNDS_LOST_IN_CRASH,
    /** A start does not give back what a declined refund had taken. */
    COUNTER_NOT_ROLLED_BACK,
    /** A start forgets the rules that were in force and what their counters hold. */
    RULES_LOST_IN_CRASH,
    /** A start forgets what was put on the hot list. */
    HOT_LIST_LOST_IN_CRASH,
    /** Loading rules anew changes their version only. */
    RULES_STALE_WHEN_LOADED,
    /** Counters of risk keep what was declined, timed out, reversed or voided. */
    RISK_COUNTER_NOT_ROLLED_BACK,
    /** A start forgets which tokens were suspended or deleted. */
    TOKEN_STATE_LOST_IN_CRASH,
    /** A start from a snapshot passes over the record behind it. */
    RECORD_LOST_BEHIND_SNAPSHOT,
    /** The index of originals answers at once, as if it had come as far as it was asked from. */
    INDEX_ANSWERS_TOO_EARLY,
    /** A crash takes back the last entries of the index, but not how far it says that it is. */
    INDEX_ENTRIES_LOST_IN_CRASH,
    /** After a start the lane's clock stands still: no limit ends. */
    TIMERS_LOST_IN_CRASH,
    /** Some answers never leave. */
    ANSWER_DROPPED,
    /** Some requests leave twice, the second with another trace number. */
    REQUEST_DOUBLED,
    /** Some effects are overtaken by those behind them. */
    EFFECTS_OUT_OF_ORDER,
    /** Links read the last two bits of the trace number only. */
    KEYS_COLLIDE,
    /** Links drop answers to requests that were answered before. */
    LATE_APPROVAL_IGNORED,
    /** Links drop answers to voids that were answered before. */
    LATE_VOID_APPROVAL_IGNORED,
    /** Links drop reversals of acquirers but answer them. */
    ACQUIRER_REVERSAL_SWALLOWED
}
