package io.crosspoint.iso8583.framing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;

/**
 * Puts the length prefix before each frame that is written, header included, and turns {@link
 * Heartbeat} into an empty frame. A frame that is too long, or too short for its header, fails its
 * promise; the next are still written.
 */
final class FrameEncoder extends ChannelOutboundHandlerAdapter {
    private final Framing framing;
    private final int maxFrame;

    FrameEncoder(Framing framing, int maxFrame) {
        this.framing = framing;
        this.maxFrame = Math.min(maxFrame, framing.longestFrame());
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise handed in tells whoever writes
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message == Heartbeat.INSTANCE) {
            ByteBuf out = context.alloc().buffer(framing.prefixLength());
            framing.writeHeartbeat(out);
            context.write(out, promise);
        } else if (message instanceof ByteBuf frame) {
            writeFrame(context, frame, promise);
        } else {
            context.write(message, promise);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a prefix that fails fails the frame behind it
    private void writeFrame(ChannelHandlerContext context, ByteBuf frame, ChannelPromise promise) {
        int length = frame.readableBytes();
        if (length < framing.shortestFrame() || length > maxFrame) {
            ReferenceCountUtil.release(frame);
            promise.setFailure(
                    new FramingException(
                            "frame length",
                            "" + length,
                            framing.shortestFrame() + " to " + maxFrame));
            return;
        }
        ByteBuf prefix = context.alloc().buffer(framing.prefixLength());
        framing.writeHeader(prefix, length - framing.messageOffset());
        context.write(prefix);
        context.write(frame, promise);
    }
}
