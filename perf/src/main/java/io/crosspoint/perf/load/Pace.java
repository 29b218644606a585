package io.crosspoint.perf.load;

/**
 * When requests of an open loop are due: so many at each tick that their number follows the rate.
 * What is late is due all the same, at the tick that it was due at.
 */
final class Pace {
    /** So long that a tick's requests share writes and reads, as those of busy members do. */
    static final long TICK_NS = 1_000_000;

    private final double perTick;
    private final long startNs;
    private long ticks;
    private long sent;

    Pace(double perSecond, long startNs) {
        this.startNs = startNs;
        perTick = perSecond * TICK_NS / 1e9;
    }

    /** Until the next tick; 0 or less when it has come. */
    long untilNextNs(long nowNs) {
        return startNs + (ticks + 1) * TICK_NS - nowNs;
    }

    /** Moves to the next tick; how many requests are due at it. */
    int tick() {
        ticks++;
        long due = (long) (ticks * perTick) - sent;
        sent += due;
        return (int) due;
    }

    /** When the requests of the last tick were due. */
    long dueNs() {
        return startNs + ticks * TICK_NS;
    }
}
