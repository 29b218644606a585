package io.crosspoint.perf.sim;

/** What an acquirer plays, from the first request to the last answer. */
public enum ScenarioType {
    PURCHASE,
    PURCHASE_VOID,
    PURCHASE_REFUND_FULL,
    PURCHASE_REFUND_PARTIAL,
    PRE_AUTHORISATION_COMPLETION,
    PRE_AUTHORISATION_VOID,
    BALANCE_INQUIRY,
    /** A token read from a phone: DE22 07x and the token's track 2. */
    TOKEN_CONTACTLESS,
    /** A token that an app sent: DE22 09x, no track. */
    TOKEN_IN_APP,
    /** A code that the payer's phone shows: DE22 04x, code in DE59 (cups: DE57). */
    PAYER_CODE_SHOWN,
    /** A merchant's code that the payer scanned: DE22 03x, code in DE59 (cups: DE57). */
    CODE_SCANNED,
    /** A purchase whose bytes are sent once more after the answer. */
    RETRANSMISSION,
    REVERSAL_AFTER_ANSWER,
    REVERSAL_BEFORE_ANSWER,
    /** A card of a BIN that nobody issues: must be declined. */
    UNKNOWN_BIN,
    /** A token that was never issued: must be declined. */
    UNKNOWN_TOKEN
}
