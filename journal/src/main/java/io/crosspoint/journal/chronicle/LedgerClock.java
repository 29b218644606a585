package io.crosspoint.journal.chronicle;

import net.openhft.chronicle.core.time.TimeProvider;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * The time that says which day's file the ledger is written to. It can be stopped at a day's end,
 * so that the writer stays with the file it has.
 */
final class LedgerClock implements TimeProvider {
    static final int NO_CYCLE = -1;

    private final InstantSource clock;
    private volatile long latestMs = Long.MAX_VALUE;

    LedgerClock(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Lets no time pass behind the end of a cycle. The writer's thread.
     *
     * @param cycle counted in days since 1970, UTC; {@link #NO_CYCLE} lets time pass
     */
    void stopAtEndOf(int cycle) {
        long latest = cycle == NO_CYCLE ? Long.MAX_VALUE : TimeUnit.DAYS.toMillis(cycle + 1L) - 1;
        if (latest != latestMs) {
            latestMs = latest;
        }
    }

    @Override
    public long currentTimeMillis() {
        return Math.min(clock.millis(), latestMs);
    }
}
