package io.crosspoint.perf.load;

import io.crosspoint.perf.wire.AsciiMessage;
import io.crosspoint.perf.wire.Digits;
import io.crosspoint.perf.wire.Len2Handler;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

import org.jspecify.annotations.Nullable;

/**
 * One connection of the load: in a closed loop a window of requests in flight, each answer lets the
 * next one go; in an open loop what it is told to send.
 */
// A write or timer that fails closes its connection, which is heard of there.
@SuppressWarnings("FutureReturnValueIgnored")
final class LoadConnection extends Len2Handler {
    private static final int PURCHASE_ANSWER = 0x30323130; // "0210"
    private static final int NETWORK_ANSWER = 0x30383130; // "0810"

    private final PurchaseLoad load;
    private final int number;
    private final AnswerReader answer = new AnswerReader();
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf out;
    private long nowNs;

    LoadConnection(PurchaseLoad load, int number) {
        this.load = load;
        this.number = number;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        if (load.options().signOn()) {
            ctx.writeAndFlush(ctx.alloc().buffer().writeBytes(signOn()), ctx.voidPromise());
        } else {
            load.connectionReady();
        }
    }

    /** Opens the window. */
    void start() {
        nowNs = System.nanoTime();
        for (int i = 0; i < load.options().window(); i++) {
            next();
        }
        flush();
    }

    @Override
    protected boolean onFrame(ByteBuf in, int offset, int length) {
        if (out == null) {
            nowNs = System.nanoTime();
        }
        int type = length < 4 ? 0 : in.getInt(offset);
        if (type == NETWORK_ANSWER) {
            return signedOn(in, offset, length);
        }
        if (type != PURCHASE_ANSWER || !answer.read(in, offset, length)) {
            load.meter().unmatched();
            return true;
        }
        int stan = Digits.parseSix(in, offset + answer.stanAt());
        int code =
                LoadMeter.code(
                        in.getByte(offset + answer.codeAt()),
                        in.getByte(offset + answer.codeAt() + 1));
        boolean matched = load.meter().answered(stan, code, nowNs);
        if (matched && load.isSending() && !load.options().isOpen()) {
            next();
        }
        return true;
    }

    private boolean signedOn(ByteBuf in, int offset, int length) {
        if (answer.read(in, offset, length) && in.getShort(offset + answer.codeAt()) == 0x3030) {
            load.connectionReady();
            return true;
        }
        load.fail("connection " + number + ": sign-on refused (expected: DE39 00)");
        return false;
    }

    /** Adds a request that was due at a time; {@link #flush} sends it. */
    void send(long dueNs) {
        nowNs = dueNs;
        next();
    }

    private void next() {
        ByteBuf to = out;
        if (to == null && context != null) {
            to = context.alloc().directBuffer(load.options().window() * load.requestLength());
            out = to;
        }
        if (to != null) {
            load.meter().sent(load.write(to), nowNs);
        }
    }

    void flush() {
        ByteBuf ready = out;
        out = null;
        if (ready != null && context != null) {
            context.writeAndFlush(ready, context.voidPromise());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        flush();
        load.answeredSome();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        load.fail("connection " + number + ": closed by the peer");
    }

    void close() {
        if (context != null) {
            context.close();
        }
    }

    private byte[] signOn() {
        PurchaseProfile profile = load.options().profile();
        return new AsciiMessage("0800")
                .with(7, load.monthToSecond())
                .with(11, String.format("%06d", number + 1))
                .with(32, profile.acquirer())
                .with(33, profile.forwarder())
                .with(70, "001")
                .framed();
    }
}
