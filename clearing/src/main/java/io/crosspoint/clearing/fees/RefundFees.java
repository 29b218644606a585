package io.crosspoint.clearing.fees;

/** What a refund does with the fee of its original. */
public enum RefundFees {
    /** In proportion to the amount refunded; a full refund returns the whole fee. */
    RETURN,
    /** The receiver keeps it. */
    KEEP
}
