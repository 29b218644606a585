package io.crosspoint.app.wiring;

import io.crosspoint.core.link.LinkServer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

import java.util.concurrent.TimeUnit;

/** The links' event loop: native epoll where the machine has it, else the JDK's selectors. */
record Transport(
        EventLoopGroup group,
        EventLoop loop,
        Class<? extends ServerChannel> serverChannel,
        Class<? extends SocketChannel> clientChannel)
        implements AutoCloseable {

    private static final long QUIET_MS = 50;
    private static final long LIMIT_MS = 5_000;

    static Transport open() {
        boolean epoll = Epoll.isAvailable();
        EventLoopGroup group =
                new MultiThreadIoEventLoopGroup(
                        1, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        return new Transport(
                group,
                group.next(),
                epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class,
                epoll ? EpollSocketChannel.class : NioSocketChannel.class);
    }

    LinkServer links(Runnable taken) {
        return new LinkServer(loop, serverChannel, clientChannel, taken);
    }

    @Override
    public void close() {
        group.shutdownGracefully(QUIET_MS, LIMIT_MS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(LIMIT_MS);
    }
}
