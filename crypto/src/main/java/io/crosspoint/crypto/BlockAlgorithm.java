package io.crosspoint.crypto;

/** The block ciphers of keys that members exchange. */
public enum BlockAlgorithm {
    /** Triple DES with keys of 16 or 24 bytes, and DES with 8, ANSI X3.92. */
    TDES,
    /** AES with keys of 16, 24 or 32 bytes, FIPS 197. */
    AES
}
