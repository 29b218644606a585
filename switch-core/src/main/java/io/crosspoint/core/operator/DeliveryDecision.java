package io.crosspoint.core.operator;

/** What an operator decides about a reversal or advice that its issuer has not settled. */
public enum DeliveryDecision {
    /** Pursue the issuer as before. */
    SEND_AGAIN,
    /** Settled with the issuer by other means: nothing more is sent. */
    SETTLED
}
