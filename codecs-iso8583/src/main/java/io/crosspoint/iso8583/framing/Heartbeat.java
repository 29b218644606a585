package io.crosspoint.iso8583.framing;

/** A peer sent an empty frame to show that it is there; fired as a user event. */
public enum Heartbeat {
    INSTANCE
}
