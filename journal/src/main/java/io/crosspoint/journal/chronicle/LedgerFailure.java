package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.JournalCorruptException;

import net.openhft.chronicle.core.io.ClosedIllegalStateException;
import net.openhft.chronicle.core.threads.InterruptedRuntimeException;

import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;

/**
 * What Chronicle's exceptions mean. For bytes that make no sense to it there are many, checked ones
 * that nothing declares among them; they must not be mistaken for storage that cannot be read, nor
 * the other way round: what is damaged may be set aside, what cannot be read must not.
 */
final class LedgerFailure {
    private LedgerFailure() {}

    /** Whether the bytes make no sense, rather than that they cannot be read. */
    static boolean isDamage(Throwable thrown) {
        if (thrown instanceof ClosedIllegalStateException
                || thrown instanceof InterruptedRuntimeException) {
            return false;
        }
        Throwable cause = thrown.getCause() instanceof IOException io ? io : thrown;
        return !(cause instanceof IOException)
                || cause instanceof StreamCorruptedException
                || cause instanceof EOFException;
    }

    /**
     * What is to be thrown instead.
     *
     * @param sequence the first record that could not be read; 1 when that is not known
     */
    static RuntimeException told(long sequence, String place, Throwable thrown) {
        if (thrown instanceof JournalCorruptException known) {
            return known;
        }
        if (isDamage(thrown)) {
            return unreadable(sequence, place, thrown);
        }
        if (thrown instanceof RuntimeException other) {
            return other;
        }
        IOException storage =
                thrown instanceof IOException failed ? failed : new IOException(thrown);
        return new UncheckedIOException(place + ": " + storage.getMessage(), storage);
    }

    private static JournalCorruptException unreadable(
            long sequence, String place, Throwable cause) {
        JournalCorruptException corrupt =
                new JournalCorruptException(
                        sequence,
                        place,
                        "unreadable: " + cause.getClass().getSimpleName(),
                        "an excerpt of a ledger");
        corrupt.initCause(cause);
        return corrupt;
    }
}
