package io.crosspoint.perf.floor;

import io.crosspoint.perf.load.LoadResult;

/**
 * One candidate in one round, at full load.
 *
 * @param load in a closed loop
 * @param cpuSeconds that the process and its children used in the measured time
 * @param allocatedBytes on its heap in the measured time, not a number when it has no metrics
 */
record Measurement(LoadResult load, double cpuSeconds, double allocatedBytes) {

    double perSecond() {
        return load.perSecond();
    }

    /** Microseconds of CPU for each answered transaction. */
    double cpuMicros() {
        return cpuSeconds * 1e6 / Math.max(1, load.answered());
    }

    /** Bytes of heap for each answered transaction. */
    double allocatedEach() {
        return allocatedBytes / Math.max(1, load.answered());
    }
}
