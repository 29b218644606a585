package io.crosspoint.journal;

/** The bounded queue behind a {@link Desk} took no more commands; the caller may try later. */
public final class DeskFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeskFullException(String desk, int capacity) {
        super(desk + ": " + capacity + " commands are waiting (expected: fewer)");
    }
}
