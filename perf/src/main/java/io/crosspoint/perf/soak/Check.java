package io.crosspoint.perf.soak;

/** A rule that a run must keep. */
public enum Check {
    /** Nothing leaves before the records behind it are durable. */
    DURABLE_FIRST,
    /** A request leaves once, in the order of acceptance, before its reversal. */
    SENT_ONCE,
    /** No repeat becomes a second transaction at an issuer. */
    ONE_TRANSACTION,
    /** The same question gets the same answer. */
    SAME_ANSWER,
    /** Every request is answered unless its link went. */
    ANSWERED,
    /** An answer is one that the sender can make sense of. */
    SENSIBLE_ANSWER,
    /**
     * A follow-up finds what was approved, remembered or not, and as it is, or is told 96: it must
     * wait.
     */
    ORIGINAL_FOUND,
    /** Approved to the acquirer is approved and not undone at the issuer, and the reverse. */
    BOOKS_AGREE,
    /** Refunds never exceed their original. */
    REFUNDS_WITHIN_ORIGINAL,
    /** Records carry the date that was open, and seals say what the date held. */
    BUSINESS_DATE,
    /** Sums by business date are the same in journal and books. */
    SUMS_AGREE,
    /** The rules in force decline and flag what they must, and nothing else. */
    RULES,
    /** A token stands for its card while it is active, and for nothing else. */
    TOKENS,
    /** The fold of the journal is the live state. */
    FOLD_IS_STATE,
    /** After quiet nothing is in flight, nothing waits to be reversed, dates close. */
    COMES_TO_REST,
    /** No bound is passed and no decision fails. */
    WITHIN_BOUNDS
}
