package io.crosspoint.perf.load;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * What a load does.
 *
 * @param targets where to connect; connections take them in turn
 * @param connections 1 to 1,024
 * @param window requests in flight on each connection, 1 to 1,000; not of an open loop
 * @param perSecond requests of an open loop, up to 10,000,000; 0 for a closed one
 * @param warmUp time before latencies and counts are kept
 * @param measured time in which they are kept
 * @param signOn whether each connection first sends 0800 with DE70 = 001 and waits for 0810
 * @param profile who buys where
 */
public record LoadOptions(
        List<InetSocketAddress> targets,
        int connections,
        int window,
        double perSecond,
        Duration warmUp,
        Duration measured,
        boolean signOn,
        PurchaseProfile profile) {

    private static final int MOST_PER_SECOND = 10_000_000;

    public LoadOptions {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("targets: none (expected: at least one)");
        }
        within("connections", connections, 1024);
        within("window", window, 1000);
        if (!(perSecond >= 0 && perSecond <= MOST_PER_SECOND)) {
            throw new IllegalArgumentException(
                    "perSecond: " + perSecond + " (expected: 0 to " + MOST_PER_SECOND + ")");
        }
        if (warmUp.isNegative() || measured.isNegative() || measured.isZero()) {
            throw new IllegalArgumentException(
                    "warm-up " + warmUp + ", measured " + measured + " (expected: above zero)");
        }
    }

    /** Whether requests are due at a rate instead of following answers. */
    public boolean isOpen() {
        return perSecond > 0;
    }

    private static void within(String name, int found, int max) {
        if (found < 1 || found > max) {
            throw new IllegalArgumentException(
                    name + ": " + found + " (expected: 1 to " + max + ")");
        }
    }
}
