package io.crosspoint.perf.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts a stream of len2 frames (a 2-byte big-endian length, then as many bytes) where they lie: no
 * frame is copied unless it was split between two reads.
 */
// A write or timer that fails closes its connection, which is heard of there.
@SuppressWarnings("FutureReturnValueIgnored")
public abstract class Len2Handler extends ChannelInboundHandlerAdapter {
    /** Bytes before each message. */
    public static final int PREFIX_LENGTH = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Len2Handler.class);
    private static final int REST_CAPACITY = 64 * 1024 + PREFIX_LENGTH;

    private @Nullable ByteBuf rest;

    /**
     * One message; the bytes may be changed in place and are valid during the call. An empty frame
     * (heartbeat) is not shown.
     *
     * @return false when the peer sent what it must not: the connection is then closed
     */
    protected abstract boolean onFrame(ByteBuf in, int offset, int length);

    /**
     * All whole frames of one read, prefixes included, after each went through {@link #onFrame}.
     */
    protected void onFrames(ByteBuf in, int offset, int length) {}

    @Override
    public final void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = joined((ByteBuf) message);
        try {
            int start = in.readerIndex();
            int at = cut(ctx, in, start);
            if (at > start) {
                onFrames(in, start, at - start);
            }
            keep(ctx, in, at);
        } finally {
            in.release();
        }
    }

    private int cut(ChannelHandlerContext ctx, ByteBuf in, int start) {
        int at = start;
        int end = in.writerIndex();
        while (end - at >= PREFIX_LENGTH) {
            int length = in.getUnsignedShort(at);
            if (end - at - PREFIX_LENGTH < length) {
                break;
            }
            if (length > 0 && !onFrame(in, at + PREFIX_LENGTH, length)) {
                ctx.close();
                in.writerIndex(at);
                break;
            }
            at += PREFIX_LENGTH + length;
        }
        return at;
    }

    private ByteBuf joined(ByteBuf in) {
        ByteBuf before = rest;
        if (before == null) {
            return in;
        }
        rest = null;
        before.writeBytes(in);
        in.release();
        return before;
    }

    private void keep(ChannelHandlerContext ctx, ByteBuf in, int at) {
        int length = in.writerIndex() - at;
        if (length > 0) {
            rest = ctx.alloc().directBuffer(REST_CAPACITY).writeBytes(in, at, length);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (rest != null) {
            rest.release();
            rest = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.warn("{}: connection closed after {}", ctx.channel(), cause.toString());
        ctx.close();
    }
}
