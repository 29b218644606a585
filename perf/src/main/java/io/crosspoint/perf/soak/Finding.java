package io.crosspoint.perf.soak;

/**
 * One rule that was broken.
 *
 * @param rrn number of the transaction it is about, 0 without
 */
public record Finding(Check check, long rrn, String text) {
    @Override
    public String toString() {
        return check + ": " + text;
    }
}
