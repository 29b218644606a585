package io.crosspoint.clearing.reconciliation;

/** How two sources disagree about a transaction. */
public enum BreakKind {
    /** The member has it, the journal does not. */
    LONG,
    /** The journal has it, the member does not. */
    SHORT,
    AMOUNT_DIFFERS,
    STATUS_DIFFERS,
    /** The member lists it more than once. */
    DUPLICATE
}
