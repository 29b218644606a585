package io.crosspoint.perf.load;

import io.crosspoint.perf.wire.EventLoops;
import io.crosspoint.perf.wire.Len2Handler;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;

/**
 * Approves everything as fast as can be: iso87-ascii over len2, each request answered with the
 * fields an answer carries, DE38 made of the STAN and DE39 = 00. Network management and reversals
 * are answered the same way, without DE38.
 */
// A write or timer that fails closes its connection, which is heard of there.
@SuppressWarnings("FutureReturnValueIgnored")
public final class EchoIssuer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EchoIssuer.class);
    private static final int READ_BYTES = 128 * 1024;

    private final Channel server;

    private EchoIssuer(Channel server) {
        this.server = server;
    }

    /** Listens on loopback; port 0 takes a free one. */
    public static EchoIssuer listen(EventLoop loop, int port) throws InterruptedException {
        Channel server =
                new ServerBootstrap()
                        .group(loop, loop)
                        .channel(EventLoops.serverChannel())
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(
                                ChannelOption.RECVBUF_ALLOCATOR,
                                new FixedRecvByteBufAllocator(READ_BYTES))
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.pipeline().addLast(new Side(channel));
                                    }
                                })
                        .bind(EventLoops.loopback(port))
                        .sync()
                        .channel();
        return new EchoIssuer(server);
    }

    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    @Override
    public void close() {
        server.close();
    }

    /** One connection. The plan of the last request is tried first. */
    private static final class Side extends Len2Handler {
        private static final int OUT_CAPACITY = 64 * 1024;

        private final Channel channel;
        private @Nullable AnswerPlan plan;
        private @Nullable ByteBuf out;

        Side(Channel channel) {
            this.channel = channel;
        }

        @Override
        protected boolean onFrame(ByteBuf in, int offset, int length) {
            AnswerPlan fitting = plan;
            if (fitting == null || !fitting.fits(in, offset, length)) {
                fitting = AnswerPlan.of(in, offset, length);
                if (fitting == null) {
                    LOG.warn("{}: {} bytes that are no request", channel, length);
                    return false;
                }
                plan = fitting;
            }
            ByteBuf to = out;
            if (to == null) {
                to = channel.alloc().directBuffer(OUT_CAPACITY);
                out = to;
            }
            fitting.answer(in, offset, to);
            return true;
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            ByteBuf ready = out;
            out = null;
            if (ready != null) {
                ctx.writeAndFlush(ready, ctx.voidPromise());
            }
        }
    }
}
