package io.crosspoint.clearing.export;

import org.jspecify.annotations.Nullable;

/** An export cannot be made or is not what its manifest says; the message says why. */
public final class ExportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExportException(String message) {
        super(message);
    }

    ExportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
