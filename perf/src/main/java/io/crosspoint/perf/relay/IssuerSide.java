package io.crosspoint.perf.relay;

import static java.util.Objects.requireNonNull;

import io.crosspoint.perf.wire.Digits;
import io.crosspoint.perf.wire.Len2Handler;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The issuer's connection: gives each answer its asker's STAN back and hands it over. */
@Sharable // one connection at a time, but each new try to connect adds it to a new pipeline
// A write or timer that fails closes its connection, which is heard of there.
@SuppressWarnings("FutureReturnValueIgnored")
final class IssuerSide extends Len2Handler {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerSide.class);

    private final BareRelay relay;
    private final @Nullable AcquirerSide[] dirty = new AcquirerSide[BareRelay.MAX_ACQUIRERS];
    private int dirtyCount;
    private @Nullable Channel channel;

    IssuerSide(BareRelay relay) {
        this.relay = relay;
    }

    void channel(Channel connected) {
        channel = connected;
    }

    boolean isConnected() {
        return channel != null;
    }

    Channel channel() {
        return requireNonNull(channel, "the issuer is not connected yet");
    }

    @Override
    protected boolean onFrame(ByteBuf in, int offset, int length) {
        int at = StanLocator.find(in, offset, length);
        int own = at < 0 ? -1 : Digits.parseSix(in, at);
        if (own < 0) {
            LOG.warn("issuer: a frame of {} bytes without a STAN (DE11)", length);
            return false;
        }
        int serial = relay.stans().asker(own);
        if (serial == StanTable.FREE) {
            return true;
        }
        Digits.putSix(in, at, relay.stans().release(own));
        AcquirerSide asker = relay.acquirer(serial);
        if (asker != null && asker.gather(in, offset - PREFIX_LENGTH, length + PREFIX_LENGTH)) {
            dirty[dirtyCount++] = asker;
        }
        return true;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        for (int i = 0; i < dirtyCount; i++) {
            requireNonNull(dirty[i]).flush();
            dirty[i] = null;
        }
        dirtyCount = 0;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        relay.readAcquirers(ctx.channel().isWritable());
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        relay.close();
    }
}
