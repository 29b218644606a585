package io.crosspoint.perf.soak;

/** A kind of trouble that a run may have; a run without one of them is a simpler run. */
public enum Fault {
    /** Messages are lost. */
    LOSS,
    /** Messages wait on the way, and are overtaken. */
    DELAY,
    /** Messages arrive more than once. */
    REPEAT,
    /** Connections drop and come back. */
    LINK_DROP,
    /** The process ends at any point and starts again from what was durable. */
    CRASH,
    /** The business date changes under load. */
    CUT_OVER,
    /** Storage and sockets stand still for a while. */
    STALL,
    /** The index of originals stands still for a while, longer than the lane waits for it. */
    INDEX_LAG,
    /** Issuers are slow, or do not answer at all. */
    SLOW_ISSUER,
    /** Issuers answer twice, or decline and approve the same request. */
    CONTRADICTION,
    /**
     * Operators edit the rules of risk and have them loaded anew, or do not, and put cards on the
     * hot list and off it; else there are neither.
     */
    RULES,
    /**
     * Cards are paid by tokens, which are suspended, resumed and deleted meanwhile; else none are.
     */
    TOKENS
}
