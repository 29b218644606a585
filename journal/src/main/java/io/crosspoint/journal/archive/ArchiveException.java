package io.crosspoint.journal.archive;

import org.jspecify.annotations.Nullable;

/** An archive does not hold what it should, or cannot be made; the message says which and why. */
public final class ArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ArchiveException(String message) {
        super(message);
    }

    ArchiveException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
