package io.crosspoint.core.link;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.SocketChannel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Opens the links: listens for members that connect, connects to those that listen. */
// Closing is fire and forget; connecting tells its listener; timers end with the event loop.
@SuppressWarnings("FutureReturnValueIgnored")
public final class LinkServer implements AutoCloseable {
    private static final int BACKLOG = 128;
    private static final int CONNECT_TIMEOUT_MS = 3_000;
    private static final long FIRST_RETRY_MS = 50;
    private static final long LONGEST_RETRY_MS = 5_000;
    private static final long RESUME_MS = 10;
    private static final long TIME_CHECK_MS = 1_000;

    private final EventLoopGroup loop;
    private final Class<? extends ServerChannel> serverChannel;
    private final Class<? extends SocketChannel> clientChannel;
    private final Runnable taken;
    private final List<Channel> listeners = new ArrayList<>();
    private final List<MemberLink> links = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /**
     * Opens nothing yet.
     *
     * @param taken run by the event loop when a connection has been read
     */
    public LinkServer(
            EventLoopGroup loop,
            Class<? extends ServerChannel> serverChannel,
            Class<? extends SocketChannel> clientChannel,
            Runnable taken) {
        this.loop = loop;
        this.serverChannel = serverChannel;
        this.clientChannel = clientChannel;
        this.taken = taken;
        loop.scheduleWithFixedDelay(
                () -> links.forEach(MemberLink::resume),
                RESUME_MS,
                RESUME_MS,
                TimeUnit.MILLISECONDS);
        loop.scheduleWithFixedDelay(
                () -> links.forEach(MemberLink::checkTime),
                TIME_CHECK_MS,
                TIME_CHECK_MS,
                TimeUnit.MILLISECONDS);
    }

    /**
     * Opens one link.
     *
     * @return the port it listens on, or the member's
     * @throws IOException when the port cannot be listened on
     */
    public int open(MemberLink link) throws IOException {
        links.add(link);
        LinkSettings settings = link.settings();
        int port = settings.port();
        if (settings.listens()) {
            port = listen(link);
        } else {
            connect(link, FIRST_RETRY_MS);
        }
        if (settings.echoSeconds() > 0) {
            loop.scheduleWithFixedDelay(
                    link::echo, settings.echoSeconds(), settings.echoSeconds(), TimeUnit.SECONDS);
        }
        return port;
    }

    private int listen(MemberLink link) throws IOException {
        LinkSettings settings = link.settings();
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(loop)
                        .channel(serverChannel)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                        .childHandler(connections(link))
                        .bind(settings.host(), settings.port())
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "link %s: cannot listen on %s:%d: %s"
                            .formatted(
                                    settings.name(),
                                    settings.host(),
                                    settings.port(),
                                    bound.cause().getMessage()),
                    bound.cause());
        }
        listeners.add(bound.channel());
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    private ChannelInitializer<SocketChannel> connections(MemberLink link) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                if (link.admits(channel.remoteAddress())) {
                    Connection.install(link, channel, taken);
                } else {
                    channel.close();
                }
            }
        };
    }

    private void connect(MemberLink link, long retryMs) {
        if (closed) {
            return;
        }
        LinkSettings settings = link.settings();
        new Bootstrap()
                .group(loop)
                .channel(clientChannel)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
                .handler(connections(link))
                .connect(settings.host(), settings.port())
                .addListener((ChannelFuture future) -> connected(link, future, retryMs));
    }

    private void connected(MemberLink link, ChannelFuture future, long retryMs) {
        if (future.isSuccess()) {
            future.channel().closeFuture().addListener(ended -> reconnect(link, FIRST_RETRY_MS));
        } else {
            reconnect(link, Math.min(retryMs * 2, LONGEST_RETRY_MS));
        }
    }

    private void reconnect(MemberLink link, long afterMs) {
        if (!closed && !loop.isShuttingDown()) {
            loop.schedule(() -> connect(link, afterMs), afterMs, TimeUnit.MILLISECONDS);
        }
    }

    /** Stops taking messages: closes what listens and the connections of acquirers. */
    public void stopListening() {
        listeners.forEach(Channel::close);
        loop.execute(
                () ->
                        links.stream()
                                .filter(l -> l.settings().role() == LinkSettings.Role.ACQUIRER)
                                .forEach(l -> l.connections().forEach(Connection::stopReading)));
    }

    @Override
    public void close() {
        closed = true;
        listeners.forEach(Channel::close);
        loop.execute(() -> links.forEach(l -> l.connections().forEach(Connection::close)));
    }
}
