package io.crosspoint.crypto;

/** The key ring does not hold the key or version that was asked for. */
public final class UnknownKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownKeyException(String message) {
        super(message);
    }
}
