package io.crosspoint.crypto;

/** The message authentication codes a link may use. */
public enum MacAlgorithm {
    /** ISO 9797-1 algorithm 1 with DES, zero padding; ANSI X9.9. Key 8 bytes, MAC 8. */
    ISO9797_ALG1_DES(8, 8),
    /** ISO 9797-1 algorithm 3 with DES, zero padding; ANSI X9.19 "retail MAC". Key 16, MAC 8. */
    ISO9797_ALG3_DES(16, 8),
    /** AES-CMAC, RFC 4493 and NIST SP 800-38B. Key 16 or 32 bytes, MAC 16. */
    AES_CMAC(16, 16),
    /** HMAC-SHA-256, RFC 2104. Key at least 16 bytes, MAC 32. */
    HMAC_SHA256(16, 32);

    private final int keyLength;
    private final int macLength;

    MacAlgorithm(int keyLength, int macLength) {
        this.keyLength = keyLength;
        this.macLength = macLength;
    }

    /** Bytes of the MAC before a link cuts it. */
    public int macLength() {
        return macLength;
    }

    void checkKeyLength(int found) {
        boolean fits =
                switch (this) {
                    case ISO9797_ALG1_DES, ISO9797_ALG3_DES -> found == keyLength;
                    case AES_CMAC -> found == 16 || found == 32;
                    case HMAC_SHA256 -> found >= keyLength;
                };
        if (!fits) {
            throw new IllegalArgumentException(
                    "key for "
                            + this
                            + ": found "
                            + found
                            + " bytes; expected "
                            + (this == AES_CMAC ? "16 or 32" : Integer.toString(keyLength)));
        }
    }
}
