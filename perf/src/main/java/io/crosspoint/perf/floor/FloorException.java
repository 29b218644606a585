package io.crosspoint.perf.floor;

/** A comparison that gave no numbers: a process that did not start, or answers that were wrong. */
public final class FloorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FloorException(String message) {
        super(message);
    }
}
