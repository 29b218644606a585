package io.crosspoint.core.link;

import io.crosspoint.core.lane.Lane;

/** Who calls the lane: the one thing in which the threading modes differ. */
public interface LaneCaller extends AutoCloseable {
    /** Starts calling the lane; the first round has run before this returns. */
    void start(Lane owned) throws InterruptedException;

    /** Asks for a round soon. Any thread. */
    void wake();

    /** What was read at once from a connection has been handed to the lane. Event loop only. */
    void taken();

    /** Calls the lane no more; the last round has ended when this returns. */
    @Override
    void close();
}
