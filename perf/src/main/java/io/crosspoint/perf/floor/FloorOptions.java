package io.crosspoint.perf.floor;

import io.crosspoint.perf.load.PurchaseProfile;

import java.time.Duration;

/**
 * How long and how hard to compare.
 *
 * @param rounds how often each candidate is measured, 1 to 100
 * @param connections of the load, 1 to 1,024
 * @param window requests in flight on each connection, 1 to 1,000
 * @param warmUp of each process, once
 * @param measured time of each measurement
 * @param issuerPort where the issuer listens on loopback
 * @param patience for a process to become ready, and to end
 * @param profile who buys where
 */
public record FloorOptions(
        int rounds,
        int connections,
        int window,
        Duration warmUp,
        Duration measured,
        int issuerPort,
        Duration patience,
        PurchaseProfile profile) {

    public FloorOptions {
        if (rounds < 1 || rounds > 100) {
            throw new IllegalArgumentException("rounds: " + rounds + " (expected: 1 to 100)");
        }
    }
}
