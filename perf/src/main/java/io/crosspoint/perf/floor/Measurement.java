package io.crosspoint.perf.floor;

import io.crosspoint.perf.load.LoadResult;

/**
 * One run of one candidate.
 *
 * @param load at full load, in a closed loop
 * @param cpuSeconds that the process and its children used in the measured time
 * @param half in an open loop, at half of what the slowest candidate of the round took
 */
public record Measurement(String candidate, LoadResult load, double cpuSeconds, LoadResult half) {

    /** Microseconds of CPU for each answered transaction. */
    public double cpuMicros() {
        return cpuMicros(cpuSeconds, load);
    }

    static double cpuMicros(double cpuSeconds, LoadResult load) {
        return cpuSeconds * 1e6 / Math.max(1, load.answered());
    }
}
