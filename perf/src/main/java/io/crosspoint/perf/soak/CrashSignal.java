package io.crosspoint.perf.soak;

/** The process ends here: unwinds the lane's round. */
final class CrashSignal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CrashSignal(String where) {
        super(where, null, false, false);
    }
}
