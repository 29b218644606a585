package io.crosspoint.journal;

import org.jspecify.annotations.Nullable;

/**
 * The journal cannot make records durable any more. Nothing that depends on records after its
 * durable position may be answered; the process is to stop and recover from what is on storage.
 */
public final class JournalFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
