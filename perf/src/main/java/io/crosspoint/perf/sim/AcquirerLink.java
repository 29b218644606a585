package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.MessageView;
import io.crosspoint.perf.wire.EventLoops;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.TimeUnit;

/**
 * The acquirer's connection: connects, signs on, tests with echoes, and comes back after a loss
 * with a growing delay. Event loop only.
 */
// A write or timer that fails closes its connection, which is heard of there.
@SuppressWarnings("FutureReturnValueIgnored")
final class AcquirerLink {
    /** What the owner hears. */
    interface Listener {
        /** Signed on: requests may be sent; all that wait are to be sent again, in order. */
        void up();

        void down();

        /** An answer other than to network management. */
        void answered(SimWire wire);

        void unreadable();
    }

    static final int SIGN_ON = 1;
    static final int ECHO = 301;

    private static final Logger LOG = LoggerFactory.getLogger(AcquirerLink.class);
    private static final long FIRST_DELAY_MS = 50;
    private static final long LONGEST_DELAY_MS = 2_000;
    private static final long SIGN_ON_PATIENCE_MS = 5_000;

    private final EventLoop loop;
    private final AcquirerConfig config;
    private final AcquirerMessages messages;
    private final Listener listener;
    private long delayMs = FIRST_DELAY_MS;
    private @Nullable Channel channel;
    private @Nullable TransactionKey signOn;
    private boolean up;
    private boolean closed;

    AcquirerLink(
            EventLoop loop, AcquirerConfig config, AcquirerMessages messages, Listener listener) {
        this.loop = loop;
        this.config = config;
        this.messages = messages;
        this.listener = listener;
    }

    void connect() {
        if (closed) {
            return;
        }
        new Bootstrap()
                .group(loop)
                .channel(EventLoops.channel())
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(
                        new ChannelInitializer<Channel>() {
                            @Override
                            protected void initChannel(Channel made) {
                                made.pipeline()
                                        .addLast(config.framing().decoder(SimWire.MAX_FRAME))
                                        .addLast(new Side());
                            }
                        })
                .connect(config.target())
                .addListener(
                        (ChannelFuture f) -> {
                            if (!f.isSuccess()) {
                                connectLater();
                            }
                        });
    }

    private void connectLater() {
        loop.schedule(this::connect, delayMs, TimeUnit.MILLISECONDS);
        delayMs = Math.min(LONGEST_DELAY_MS, delayMs * 2);
    }

    boolean isUp() {
        return up;
    }

    /** Sends a frame; one that finds no connection is lost, as on a real link. */
    void send(byte[] framed) {
        if (channel != null) {
            channel.writeAndFlush(Unpooled.wrappedBuffer(framed));
        }
    }

    void close() {
        closed = true;
        up = false;
        if (channel != null) {
            channel.close();
        }
    }

    private void signOn(Channel made) {
        channel = made;
        signOn = messages.nextKey();
        send(messages.networkManagement(signOn, SIGN_ON));
        loop.schedule(
                () -> {
                    if (!up && channel == made) {
                        made.close();
                    }
                },
                SIGN_ON_PATIENCE_MS,
                TimeUnit.MILLISECONDS);
    }

    private void signedOn(Channel made, String code) {
        if (!code.equals("00")) {
            LOG.warn("{}: sign-on refused with {} (expected: 00)", config.name(), code);
            made.close();
            return;
        }
        up = true;
        delayMs = FIRST_DELAY_MS;
        echoLater(made);
        listener.up();
    }

    private void echoLater(Channel made) {
        long intervalMs = config.echoInterval().toMillis();
        if (intervalMs > 0) {
            loop.schedule(
                    () -> {
                        if (channel == made && up) {
                            send(messages.networkManagement(messages.nextKey(), ECHO));
                            echoLater(made);
                        }
                    },
                    intervalMs,
                    TimeUnit.MILLISECONDS);
        }
    }

    private void lost() {
        channel = null;
        boolean wasUp = up;
        up = false;
        if (wasUp) {
            listener.down();
        }
        if (!closed) {
            connectLater();
        }
    }

    /** One connection's messages. */
    private final class Side extends SimpleChannelInboundHandler<ByteBuf> {
        private final SimWire wire =
                new SimWire(
                        config.dialect(),
                        config.framing(),
                        config.memberCode(),
                        config.switchCode());

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            signOn(ctx.channel());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, ByteBuf frame) {
            if (!wire.read(frame)) {
                LOG.warn("{}: {}", config.name(), wire.view().error().describe());
                listener.unreadable();
                return;
            }
            MessageView view = wire.view();
            boolean network = view.mti() % 1000 / 100 == 8;
            boolean answer = view.mti() / 10 % 2 != 0;
            if (network && !answer) {
                answerNetwork();
            } else if (network) {
                if (!up && wire.idiom().key(view).equals(signOn)) {
                    signedOn(ctx.channel(), wire.code());
                }
            } else {
                listener.answered(wire);
            }
        }

        private void answerNetwork() {
            MessageView view = wire.view();
            int answerMti = wire.answerMti();
            wire.writer().startFrom(view, answerMti);
            wire.code("00", answerMti);
            send(wire.answer());
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            lost();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            LOG.warn("{}: connection closed after {}", config.name(), cause.toString());
            ctx.close();
        }
    }
}
