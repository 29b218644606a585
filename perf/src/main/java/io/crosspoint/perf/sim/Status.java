package io.crosspoint.perf.sim;

/** What became of a transaction, as one member sees it. */
public enum Status {
    /** Asked, not answered yet. */
    WAITING,
    APPROVED,
    DECLINED,
    /** At the acquirer: given up waiting. At the issuer: booked as approved but never answered. */
    UNANSWERED
}
