package io.crosspoint.perf.load;

import io.crosspoint.perf.wire.EventLoops;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until a port accepts connections, by connecting to it again and again. */
// A write or timer that fails closes its connection, which is heard of there.
@SuppressWarnings("FutureReturnValueIgnored")
public final class AcceptedPort {
    private static final long RETRY_MS = 50;

    private AcceptedPort() {}

    /** Succeeds once a connection was accepted (and closed again); fails after {@code patience}. */
    public static Future<Void> await(EventLoop loop, InetSocketAddress address, Duration patience) {
        Promise<Void> accepted = loop.newPromise();
        long deadlineNs = System.nanoTime() + patience.toNanos();
        attempt(loop, address, deadlineNs, accepted);
        return accepted;
    }

    private static void attempt(
            EventLoop loop, InetSocketAddress address, long deadlineNs, Promise<Void> accepted) {
        new Bootstrap()
                .group(loop)
                .channel(EventLoops.channel())
                .handler(new ChannelInboundHandlerAdapter())
                .connect(address)
                .addListener(
                        (ChannelFuture f) -> {
                            if (f.isSuccess()) {
                                f.channel().close();
                                accepted.trySuccess(null);
                            } else if (accepted.isDone() || System.nanoTime() > deadlineNs) {
                                accepted.tryFailure(f.cause());
                            } else {
                                loop.schedule(
                                        () -> attempt(loop, address, deadlineNs, accepted),
                                        RETRY_MS,
                                        TimeUnit.MILLISECONDS);
                            }
                        });
    }
}
