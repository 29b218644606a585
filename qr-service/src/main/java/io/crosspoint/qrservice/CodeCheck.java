package io.crosspoint.qrservice;

/** What the registry says about a code that a payment names. */
public enum CodeCheck {
    /** The payment may go on; the view is filled. */
    OK,
    /** A code of ours by its form, but never issued, mistyped or long forgotten. */
    UNKNOWN,
    /** A payer code of another wallet. */
    NOT_OURS,
    /** The payer code or order is past its time. */
    EXPIRED,
    /** The payer code or order has been paid already. */
    USED,
    /** The code was closed, or its merchant deregistered. */
    CLOSED,
    /** A blank code that belongs to no merchant yet. */
    UNBOUND,
    /** Amount or currency is not the order's, or not one this code can be paid with. */
    AMOUNT_DIFFERS,
    /** Above the single limit of the merchant's tier. */
    OVER_SINGLE_LIMIT,
    /** Would pass the daily amount of the merchant's tier. */
    OVER_DAILY_AMOUNT,
    /** Would pass the daily count of the merchant's tier. */
    OVER_DAILY_COUNT
}
