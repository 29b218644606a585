package io.crosspoint.crypto;

/** A PAN seal whose redundancy is wrong: the bytes were altered or sealed under another key. */
public final class SealBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBrokenException(int keyVersion) {
        super(
                "PAN seal under key version "
                        + keyVersion
                        + " is broken: found wrong redundancy; expected bytes that were sealed by"
                        + " this key store and not altered since");
    }
}
