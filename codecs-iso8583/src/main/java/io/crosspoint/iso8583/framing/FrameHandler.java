package io.crosspoint.iso8583.framing;

import io.netty.buffer.ByteBuf;

/** Takes whole frames on the channel's event loop. */
public interface FrameHandler {
    /**
     * One frame, its length prefix taken off.
     *
     * @param in holds the frame only until this returns; must be neither kept nor changed
     * @param offset absolute index of the first byte
     * @param length bytes, at least 1
     */
    void onFrame(ByteBuf in, int offset, int length);

    /** An empty frame. */
    default void onHeartbeat() {}
}
