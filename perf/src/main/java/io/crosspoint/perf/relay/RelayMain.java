package io.crosspoint.perf.relay;

import io.crosspoint.perf.wire.EventLoops;
import io.netty.channel.EventLoopGroup;

import java.net.InetSocketAddress;

/**
 * The relay as a process of its own. Prints {@code ready PORT} once it listens and ends when the
 * issuer's connection ends or the process is told to.
 */
public final class RelayMain {
    private static final long PATIENCE_MS = 10_000;

    private RelayMain() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length != 2) {
            System.err.println(
                    "found: " + args.length + " arguments (expected: LISTEN_PORT ISSUER_PORT)");
            System.exit(2);
        }
        EventLoopGroup group = EventLoops.group(1, "relay");
        InetSocketAddress issuer = EventLoops.loopback(port(args[1]));
        BareRelay relay = BareRelay.start(group.next(), port(args[0]), issuer, PATIENCE_MS);
        if (!relay.ready().await().isSuccess()) {
            System.err.println(
                    "issuer " + issuer + ": not reachable (" + relay.ready().cause() + ")");
            System.exit(1);
        }
        System.out.println("ready " + relay.ready().getNow());
        relay.issuerClosed().sync();
        group.shutdownGracefully().sync();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers that are no port
        }
        System.err.println("port: " + text + " (expected: 0 to 65535)");
        System.exit(2);
        return -1;
    }
}
