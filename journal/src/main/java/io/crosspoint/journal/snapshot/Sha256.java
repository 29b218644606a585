package io.crosspoint.journal.snapshot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash over a file. */
final class Sha256 {
    static final int BYTES = 32;

    private Sha256() {}

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: not offered by this JDK", e);
        }
    }
}
