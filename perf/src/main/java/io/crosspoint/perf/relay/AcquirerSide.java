package io.crosspoint.perf.relay;

import io.crosspoint.perf.wire.Digits;
import io.crosspoint.perf.wire.Len2Handler;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One acquirer's connection: requests out of it, gathered answers into it. */
// A write or timer that fails closes its connection, which is heard of there.
@SuppressWarnings("FutureReturnValueIgnored")
final class AcquirerSide extends Len2Handler {
    private static final Logger LOG = LoggerFactory.getLogger(AcquirerSide.class);
    private static final int OUT_CAPACITY = 32 * 1024;

    private final BareRelay relay;
    private final Channel channel;
    private final int serial;
    private @Nullable ByteBuf out;

    AcquirerSide(BareRelay relay, Channel channel, int serial) {
        this.relay = relay;
        this.channel = channel;
        this.serial = serial;
    }

    int serial() {
        return serial;
    }

    Channel channel() {
        return channel;
    }

    @Override
    protected boolean onFrame(ByteBuf in, int offset, int length) {
        int at = StanLocator.find(in, offset, length);
        int stan = at < 0 ? -1 : Digits.parseSix(in, at);
        if (stan < 0) {
            LOG.warn("{}: a frame of {} bytes without a STAN (DE11)", channel, length);
            return false;
        }
        Digits.putSix(in, at, relay.stans().take(serial, stan));
        return true;
    }

    @Override
    protected void onFrames(ByteBuf in, int offset, int length) {
        relay.toIssuer(in.retainedSlice(offset, length));
    }

    /**
     * Adds one frame (its prefix included) to what goes out at the end of the issuer's read.
     *
     * @return true when it is the first of this read
     */
    boolean gather(ByteBuf in, int offset, int length) {
        ByteBuf to = out;
        boolean first = to == null;
        if (to == null) {
            to = channel.alloc().directBuffer(OUT_CAPACITY);
            out = to;
        }
        to.writeBytes(in, offset, length);
        return first;
    }

    void flush() {
        ByteBuf ready = out;
        out = null;
        if (ready != null) {
            channel.writeAndFlush(ready, channel.voidPromise());
            if (!channel.isWritable()) {
                LOG.warn("{}: closed, it does not read its answers", channel);
                channel.close();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        relay.acquirerGone(serial);
    }
}
