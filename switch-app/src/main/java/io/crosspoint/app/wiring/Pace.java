package io.crosspoint.app.wiring;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Holds a thread to a share of one core by resting in proportion to what was worked. */
final class Pace {
    private static final long TURN_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final int share;
    private long turnBeganNs;

    /**
     * A pace.
     *
     * @param share in percent, 1 to 100
     */
    Pace(int share) {
        this.share = share;
    }

    void begin() {
        turnBeganNs = System.nanoTime();
    }

    /** Called between pieces of work; rests when a turn is over. */
    void step() {
        long workedNs = System.nanoTime() - turnBeganNs;
        if (workedNs >= TURN_NS) {
            LockSupport.parkNanos(workedNs * (100 - share) / share);
            begin();
        }
    }
}
