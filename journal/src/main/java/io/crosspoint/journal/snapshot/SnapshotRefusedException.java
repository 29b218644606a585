package io.crosspoint.journal.snapshot;

/**
 * A snapshot cannot be used: damaged, of another configuration or another version. Nothing is lost
 * with it, an older one or the stream itself gives the same state.
 */
public final class SnapshotRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param place section, and what in it
     * @param found never a card number or a secret
     */
    public SnapshotRefusedException(String place, String found, String expected) {
        super(place + ": " + found + " (expected: " + expected + ")");
    }
}
