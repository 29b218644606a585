package io.crosspoint.clearing;

/**
 * A business date that cannot be cleared: not closed, not whole, not covered by the fee table, or
 * not summing to zero. The message names the place, what was found and what was expected. Nothing
 * has been published when it is thrown.
 */
public final class ClearingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClearingException(String message) {
        super(message);
    }

    ClearingException(String message, Throwable cause) {
        super(message, cause);
    }
}
