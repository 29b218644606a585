package io.crosspoint.token;

/** What the vault says to a use of a token; the first that fails, in the order of checking. */
public enum TokenCheck {
    OK,
    UNKNOWN,
    /** Another requestor's. */
    REQUESTOR,
    /** Not active. */
    STATE,
    /** Past its expiry, or the message names another expiry. */
    EXPIRED,
    /** The channel is closed to it. */
    CHANNEL,
    /** Not one of its merchants. */
    MERCHANT,
    /** Over the single or the daily amount. */
    AMOUNT,
    /** Over the daily or the total count. */
    COUNT,
    CURRENCY,
    /** Outside its time window. */
    VALIDITY
}
