package io.crosspoint.perf.floor;

import io.crosspoint.perf.load.LoadResult;

/**
 * One run of one candidate.
 *
 * @param cpuSeconds that the process and its children used in the measured time
 */
public record Measurement(String candidate, LoadResult load, double cpuSeconds) {

    /** Microseconds of CPU for each answered transaction. */
    public double cpuMicros() {
        return cpuSeconds * 1e6 / Math.max(1, load.answered());
    }
}
