package io.crosspoint.clearing.reconciliation;

/** From where a member saw the transactions of its list. */
public enum Side {
    /** STAN of the leg between acquirer and switch. */
    ACQUIRER,
    /** STAN of the leg between switch and issuer. */
    ISSUER
}
