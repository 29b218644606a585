package io.crosspoint.app.console;

import java.io.Console;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One line that tells how far long work has come, written over itself a few times a second. Writes
 * nothing unless a person is watching, and nothing for work that is done at once.
 */
public final class ProgressLine implements AutoCloseable {
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final String ERASE = "\r\033[K";

    private final PrintWriter err;
    private final boolean watched;
    private final LongSupplier clockNs;
    private final String what;
    private final long total;
    private long dueNs;
    private boolean shown;

    /**
     * Begins the work.
     *
     * @param watched whether {@code err} is a terminal
     * @param clockNs monotonic
     * @param total how much there is to do as far as known, 0 when it is not
     */
    public ProgressLine(
            PrintWriter err, boolean watched, LongSupplier clockNs, String what, long total) {
        this.err = err;
        this.watched = watched;
        this.clockNs = clockNs;
        this.what = what;
        this.total = total;
        this.dueNs = clockNs.getAsLong() + INTERVAL_NS;
    }

    /** A line on the terminal of this process, if it has one. */
    @SuppressWarnings("SystemConsoleNull") // null again from JDK 25 on when there is no terminal
    public static ProgressLine of(PrintWriter err, String what, long total) {
        Console console = System.console();
        boolean watched = console != null && console.isTerminal();
        return new ProgressLine(err, watched, System::nanoTime, what, total);
    }

    /** Tells that so much is done. */
    public void done(long count) {
        if (!watched || clockNs.getAsLong() - dueNs < 0) {
            return;
        }
        dueNs = clockNs.getAsLong() + INTERVAL_NS;
        shown = true;
        err.print(ERASE + what + ": " + Amounts.count(count) + share(count));
        err.flush();
    }

    private String share(long count) {
        return total <= 0 ? "" : " (" + Math.min(100, 100 * count / total) + " %)";
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (shown) {
            err.print(ERASE);
            err.flush();
        }
    }
}
