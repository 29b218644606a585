package io.crosspoint.clearing;

/** What became of an approved transaction by the time its business date closed. */
public enum ItemStatus {
    /** It moves money. */
    SETTLED,
    /** A void of the same date undid it: no movement, no fee. */
    VOIDED,
    /** The void that undid a transaction of its own date: no movement, no fee. */
    VOID,
    /** Reversed before its date closed: no movement, no fee. */
    REVERSED,
    /** Reversed after its date had closed: this date takes the movement and the fees back. */
    REVERSAL,
    /** A void that names no original: no movement, to be looked into. */
    NO_ORIGINAL,
    /** A void whose original was undone already: no movement, to be looked into. */
    NO_EFFECT
}
