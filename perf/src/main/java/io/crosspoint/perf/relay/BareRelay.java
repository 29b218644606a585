package io.crosspoint.perf.relay;

import io.crosspoint.perf.wire.EventLoops;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.Promise;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Listens for acquirers, holds one connection to the issuer, and passes iso87-ascii messages over
 * len2 frames between them with the STAN swapped. Requests are changed where they were read and
 * written on as one piece per read; answers are gathered per acquirer and flushed once per read.
 */
// A write or timer that fails closes its connection, which is heard of there.
@SuppressWarnings("FutureReturnValueIgnored")
public final class BareRelay implements AutoCloseable {
    static final int MAX_ACQUIRERS = 1024;

    private static final int READ_BYTES = 128 * 1024;
    private static final long RETRY_MS = 50;

    /**
     * Bytes waiting for a peer that reads too slowly: below the first again, above the second not.
     */
    private static final WriteBufferWaterMark UNSENT_BYTES =
            new WriteBufferWaterMark(1 << 20, 4 << 20);

    private final EventLoop loop;
    private final StanTable stans = new StanTable();
    private final @Nullable AcquirerSide[] acquirers = new AcquirerSide[MAX_ACQUIRERS];
    private final IssuerSide issuer = new IssuerSide(this);
    private final Promise<Integer> ready;
    private int lastSerial;
    private boolean issuerFlushAsked;
    private @Nullable Channel server;

    private BareRelay(EventLoop loop) {
        this.loop = loop;
        this.ready = loop.newPromise();
    }

    /**
     * Connects to the issuer, trying again until {@code patienceMs} have passed, and then listens.
     *
     * @param listenPort on loopback; 0 takes a free one
     */
    public static BareRelay start(
            EventLoop loop, int listenPort, InetSocketAddress issuer, long patienceMs) {
        BareRelay relay = new BareRelay(loop);
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
        loop.execute(() -> relay.connect(issuer, listenPort, deadlineNs));
        return relay;
    }

    /** Succeeds with the listening port; fails when the issuer cannot be reached. */
    public io.netty.util.concurrent.Future<Integer> ready() {
        return ready;
    }

    /** Completes when the issuer's connection is gone: the relay is then of no use. */
    public ChannelFuture issuerClosed() {
        return issuer.channel().closeFuture();
    }

    private void connect(InetSocketAddress address, int listenPort, long deadlineNs) {
        new Bootstrap()
                .group(loop)
                .channel(EventLoops.channel())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT_BYTES)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
                .handler(issuer)
                .connect(address)
                .addListener(
                        (ChannelFuture f) -> {
                            if (f.isSuccess()) {
                                issuer.channel(f.channel());
                                listen(listenPort);
                            } else if (System.nanoTime() < deadlineNs) {
                                loop.schedule(
                                        () -> connect(address, listenPort, deadlineNs),
                                        RETRY_MS,
                                        TimeUnit.MILLISECONDS);
                            } else {
                                ready.setFailure(f.cause());
                            }
                        });
    }

    private void listen(int port) {
        new ServerBootstrap()
                .group(loop, loop)
                .channel(EventLoops.serverChannel())
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT_BYTES)
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
                .childHandler(
                        new ChannelInitializer<Channel>() {
                            @Override
                            protected void initChannel(Channel channel) {
                                accept(channel);
                            }
                        })
                .bind(EventLoops.loopback(port))
                .addListener((ChannelFuture f) -> bound(f));
    }

    private void bound(ChannelFuture f) {
        if (f.isSuccess()) {
            server = f.channel();
            ready.setSuccess(((InetSocketAddress) f.channel().localAddress()).getPort());
        } else {
            ready.setFailure(f.cause());
        }
    }

    private void accept(Channel channel) {
        int serial = (lastSerial + 1) & Integer.MAX_VALUE;
        if (acquirers[serial % MAX_ACQUIRERS] != null) {
            channel.close();
            return;
        }
        lastSerial = serial;
        AcquirerSide side = new AcquirerSide(this, channel, serial);
        acquirers[serial % MAX_ACQUIRERS] = side;
        channel.pipeline().addLast(side);
    }

    StanTable stans() {
        return stans;
    }

    /** The acquirer's connection that asked, or null when it has gone. */
    @Nullable AcquirerSide acquirer(int serial) {
        AcquirerSide side = acquirers[serial % MAX_ACQUIRERS];
        return side != null && side.serial() == serial ? side : null;
    }

    void acquirerGone(int serial) {
        acquirers[serial % MAX_ACQUIRERS] = null;
    }

    /** Writes requests on; flushed once, after all acquirers that are readable now were read. */
    void toIssuer(ByteBuf frames) {
        issuer.channel().write(frames, issuer.channel().voidPromise());
        if (!issuerFlushAsked) {
            issuerFlushAsked = true;
            loop.execute(this::flushIssuer);
        }
    }

    private void flushIssuer() {
        issuerFlushAsked = false;
        issuer.channel().flush();
    }

    /** The issuer takes no more bytes, or takes them again: the acquirers feel it. */
    void readAcquirers(boolean read) {
        for (AcquirerSide side : acquirers) {
            if (side != null) {
                side.channel().config().setAutoRead(read);
            }
        }
    }

    @Override
    public void close() {
        loop.execute(
                () -> {
                    if (server != null) {
                        server.close();
                    }
                    for (AcquirerSide side : acquirers) {
                        if (side != null) {
                            side.channel().close();
                        }
                    }
                    if (issuer.isConnected()) {
                        issuer.channel().close();
                    }
                });
    }
}
