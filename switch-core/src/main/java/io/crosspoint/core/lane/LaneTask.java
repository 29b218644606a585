package io.crosspoint.core.lane;

/** Something rare that must happen on the lane's thread, between two messages. */
@FunctionalInterface
interface LaneTask {
    /**
     * Runs once.
     *
     * @param nowNs the lane's clock, epoch nanoseconds
     */
    void run(long nowNs);
}
