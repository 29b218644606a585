package io.crosspoint.journal.seal;

/** A seal cannot be read, or does not belong to the records beside it; the message says which. */
public final class SealException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealException(String message) {
        super(message);
    }

    SealException(String message, Throwable cause) {
        super(message, cause);
    }
}
