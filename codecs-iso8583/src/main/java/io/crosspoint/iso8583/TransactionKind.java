package io.crosspoint.iso8583;

/** What a message is about, told by its MTI, DE3 and DE25 together in the dialect's own table. */
public enum TransactionKind {
    PURCHASE,
    VOID,
    REFUND,
    PRE_AUTHORISATION,
    PRE_AUTHORISATION_VOID,
    COMPLETION,
    COMPLETION_VOID,
    COMPLETION_ADVICE,
    OFFLINE_SALE,
    BALANCE_INQUIRY,
    TOP_UP,
    REVERSAL,
    RECONCILIATION,
    NETWORK_MANAGEMENT,
    /** No row of the dialect's table fits. */
    UNKNOWN
}
