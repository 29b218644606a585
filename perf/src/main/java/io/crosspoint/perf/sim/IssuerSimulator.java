package io.crosspoint.perf.sim;

import io.crosspoint.perf.wire.EventLoops;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;

import java.net.InetSocketAddress;

/**
 * An issuing member that listens on loopback. Answers 0100, 0200, 0220, 0420, 0800 and their
 * repeats; the book outlives connections, so that a switch may restart in between.
 */
public final class IssuerSimulator implements AutoCloseable {
    private final IssuerBook book;
    private final EventLoop loop;
    private final Channel server;
    private final ChannelGroup connections;

    private IssuerSimulator(
            IssuerBook book, EventLoop loop, Channel server, ChannelGroup connections) {
        this.book = book;
        this.loop = loop;
        this.server = server;
        this.connections = connections;
    }

    /** Listens, with one event loop of the group. */
    public static IssuerSimulator start(EventLoopGroup group, IssuerConfig config)
            throws InterruptedException {
        IssuerBook book = new IssuerBook(config);
        EventLoop loop = group.next();
        ChannelGroup connections = new DefaultChannelGroup(loop);
        Channel server =
                new ServerBootstrap()
                        .group(loop, loop)
                        .channel(EventLoops.serverChannel())
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        connections.add(channel);
                                        channel.pipeline()
                                                .addLast(
                                                        config.framing().decoder(SimWire.MAX_FRAME))
                                                .addLast(new IssuerConnection(config, book));
                                    }
                                })
                        .bind(EventLoops.loopback(config.port()))
                        .sync()
                        .channel();
        return new IssuerSimulator(book, loop, server, connections);
    }

    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** The book as it stands. Any thread. */
    public IssuerSnapshot snapshot() {
        return OnLoop.call(loop, book::snapshot);
    }

    /** Stops listening and closes all connections. */
    @Override
    public void close() {
        server.close().awaitUninterruptibly();
        connections.close().awaitUninterruptibly();
    }
}
