package io.crosspoint.clearing.fees;

/** Who pays whom. */
public enum FeeKind {
    /** From the acquirer to the issuer. */
    ISSUER,
    /** From the acquirer to the switch. */
    NETWORK_ACQUIRER,
    /** From the issuer to the switch. */
    NETWORK_ISSUER
}
