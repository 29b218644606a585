package io.crosspoint.app.wiring;

/** The state cannot be folded: the ledger begins too late, and no snapshot can be used. */
public final class NothingToStartFromException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingToStartFromException(String message) {
        super(message);
    }
}
