package io.crosspoint.journal;

/** A {@link Desk} took no more commands; the caller may try later. */
public final class DeskFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeskFullException(String desk, int capacity) {
        super(desk + ": " + capacity + " commands are waiting (expected: fewer)");
    }

    private DeskFullException(String reason) {
        super(reason);
    }

    /** Facts of the command might find no place. */
    public static DeskFullException lowOnSpace() {
        return new DeskFullException("storage is nearly full (expected: more than its reserve)");
    }
}
