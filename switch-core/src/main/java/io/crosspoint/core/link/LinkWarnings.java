package io.crosspoint.core.link;

import org.agrona.concurrent.EpochNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.TimeUnit;

/**
 * Lines that a member can cause as often as it sends or connects: the first few of an interval are
 * written one by one, the rest of it as one line with their count.
 */
final class LinkWarnings {
    /** Lines of one interval. */
    static final int WRITTEN = 5;

    static final long INTERVAL_NS = TimeUnit.MINUTES.toNanos(1);

    private static final Logger LOG = LoggerFactory.getLogger(LinkWarnings.class);

    private final String link;
    private final String what;
    private final EpochNanoClock clock;
    private long sinceNs;
    private int written;
    private long leftOut;

    /**
     * @param what the lines are, in the plural
     */
    LinkWarnings(String link, String what, EpochNanoClock clock) {
        this.link = link;
        this.what = what;
        this.clock = clock;
        sinceNs = clock.nanoTime();
    }

    /** Whether the next line is to be written; it counts as written then. */
    boolean mayWrite() {
        summarise();
        if (written < WRITTEN) {
            written++;
            return true;
        }
        leftOut++;
        return false;
    }

    /** Tells what was left out when the interval has ended. A clock set back begins a new one. */
    void summarise() {
        long elapsedNs = clock.nanoTime() - sinceNs;
        if (elapsedNs >= 0 && elapsedNs < INTERVAL_NS) {
            return;
        }
        if (leftOut > 0) {
            LOG.warn("link {}: {} more {} were left out", link, leftOut, what);
        }
        sinceNs += elapsedNs;
        written = 0;
        leftOut = 0;
    }
}
