package io.crosspoint.iso8583.framing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into frames. Frames that arrived whole are handed on where they lie; only one that
 * was split is gathered, in a buffer of the size of the longest frame that is taken when the first
 * split happens and kept.
 */
final class FrameDecoder extends ChannelInboundHandlerAdapter {
    private final Framing framing;
    private final int maxFrame;
    private final @Nullable FrameHandler frames;
    private @Nullable ByteBuf gathered;
    private boolean broken;

    FrameDecoder(Framing framing, int maxFrame, @Nullable FrameHandler frames) {
        if (maxFrame < framing.shortestFrame()) {
            throw new IllegalArgumentException(
                    "maxFrame: " + maxFrame + " (expected: >= " + framing.shortestFrame() + ")");
        }
        this.framing = framing;
        this.maxFrame = Math.min(maxFrame, framing.longestFrame());
        this.frames = frames;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf in)) {
            context.fireChannelRead(message);
            return;
        }
        try {
            decode(context, in);
        } finally {
            in.release();
        }
    }

    private void decode(ChannelHandlerContext context, ByteBuf in) {
        if (gathered != null && gathered.isReadable()) {
            completeGathered(context, gathered, in);
        }
        while (!broken && in.isReadable()) {
            int length = wholeFrame(context, in);
            if (length < 0) {
                break;
            }
            deliver(context, in, length);
        }
        if (!broken && in.isReadable()) {
            gather(context, in, in.readableBytes());
        }
    }

    /** Takes no more from {@code in} than the one frame needs that was split. */
    private void completeGathered(ChannelHandlerContext context, ByteBuf split, ByteBuf in) {
        int prefixMissing = framing.prefixLength() - split.readableBytes();
        if (prefixMissing > 0) {
            gather(context, in, Math.min(prefixMissing, in.readableBytes()));
        }
        if (split.readableBytes() < framing.prefixLength()) {
            return;
        }
        int length = checkedLength(context, split);
        if (length < 0) {
            return;
        }
        int missing = framing.prefixLength() + length - split.readableBytes();
        gather(context, in, Math.min(missing, in.readableBytes()));
        if (split.readableBytes() == framing.prefixLength() + length) {
            deliver(context, split, length);
            reuseGathered();
        }
    }

    /** A frame that was fired may be kept by who took it: then the next split gets new memory. */
    private void reuseGathered() {
        if (frames == null) {
            release();
        } else if (gathered != null) {
            gathered.clear();
        }
    }

    private void gather(ChannelHandlerContext context, ByteBuf in, int count) {
        if (gathered == null) {
            int capacity = framing.prefixLength() + maxFrame;
            gathered = context.alloc().buffer(capacity, capacity);
        }
        gathered.writeBytes(in, count);
    }

    /** The length of the frame that lies whole at the reader index, negative when none does. */
    private int wholeFrame(ChannelHandlerContext context, ByteBuf in) {
        if (in.readableBytes() < framing.prefixLength()) {
            return -1;
        }
        int length = checkedLength(context, in);
        return length > in.readableBytes() - framing.prefixLength() ? -1 : length;
    }

    private int checkedLength(ChannelHandlerContext context, ByteBuf in) {
        int length = framing.readLength(in, in.readerIndex());
        if (length == 0 || (length >= framing.shortestFrame() && length <= maxFrame)) {
            return length;
        }
        broken = true;
        release();
        context.fireExceptionCaught(
                length < 0
                        ? new FramingException("frame length", "malformed", expected())
                        : new FramingException("frame length", "" + length, expected()));
        return -1;
    }

    private String expected() {
        return "0, or " + framing.shortestFrame() + " to " + maxFrame;
    }

    private void deliver(ChannelHandlerContext context, ByteBuf in, int length) {
        in.skipBytes(framing.prefixLength());
        if (length == 0) {
            heartbeat(context);
        } else if (frames != null) {
            frames.onFrame(in, in.readerIndex(), length);
            in.skipBytes(length);
        } else {
            context.fireChannelRead(in.readRetainedSlice(length));
        }
    }

    private void heartbeat(ChannelHandlerContext context) {
        if (frames != null) {
            frames.onHeartbeat();
        } else {
            context.fireUserEventTriggered(Heartbeat.INSTANCE);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        release();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        release();
    }

    private void release() {
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
    }
}
