package io.crosspoint.core.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Stands before the decoder and knows how long a frame has been unfinished: bytes that came in and
 * were not delivered yet. Time is told to it, once a second, not taken for every read.
 */
final class FrameArrival extends ChannelInboundHandlerAdapter {
    private final int prefixLength;
    private final Runnable taken;
    private long unfinishedBytes;
    private boolean delivered;
    private boolean waiting;
    private long sinceNs;

    /**
     * @param taken run when the frames of what was read at once have been handed to the lane
     */
    FrameArrival(int prefixLength, Runnable taken) {
        this.prefixLength = prefixLength;
        this.taken = taken;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf in) {
            unfinishedBytes += in.readableBytes();
        }
        context.fireChannelRead(message);
        taken.run();
    }

    /** A frame came whole. */
    void delivered(int length) {
        unfinishedBytes -= prefixLength + length;
        delivered = true;
    }

    /**
     * How long the frame that comes in has been seen unfinished; 0 when there is none.
     *
     * @param read whether the connection is read; what nobody reads cannot be finished
     */
    long ageNs(long nowNs, boolean read) {
        if (!waiting || delivered || !read || unfinishedBytes == 0 || nowNs < sinceNs) {
            waiting = read && unfinishedBytes > 0;
            delivered = false;
            sinceNs = nowNs;
        }
        return nowNs - sinceNs;
    }
}
