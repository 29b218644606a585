package io.crosspoint.core.lane;

/** Where the lane's effects leave. Lane's thread calls; the sending may happen on another. */
public interface Outlet {
    /**
     * Takes an effect to send; it is given back by {@link Lane#recycle}.
     *
     * @return false when there is no room now: the lane offers it again
     */
    boolean offer(Effect effect);

    /** The lane has offered all it can for now. */
    void flush();
}
