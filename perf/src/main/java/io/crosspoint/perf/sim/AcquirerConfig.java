package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.framing.Framing;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * One simulated acquirer.
 *
 * @param target where the switch listens
 * @param memberCode DE32, DE33 and source of the cups header
 * @param switchCode destination of the cups header
 * @param terminal DE41, 8 characters
 * @param merchant DE42, 15 characters
 * @param merchantCategory DE18, 4 digits
 * @param currency DE49, 3 digits
 * @param window scenarios that are played at the same time
 * @param answerTimeout after which a request is given up and reversed
 * @param echoInterval between echo tests (DE70 = 301); zero: none
 */
public record AcquirerConfig(
        String name,
        InetSocketAddress target,
        Dialect dialect,
        Framing framing,
        long memberCode,
        long switchCode,
        String terminal,
        String merchant,
        String merchantCategory,
        String currency,
        int window,
        Duration answerTimeout,
        Duration echoInterval) {

    public AcquirerConfig {
        if (window < 1 || window > 10_000) {
            throw new IllegalArgumentException(
                    name + ": window " + window + " (expected: 1 to 10000)");
        }
        if (answerTimeout.isNegative() || answerTimeout.isZero()) {
            throw new IllegalArgumentException(
                    name + ": answer timeout " + answerTimeout + " (expected: above zero)");
        }
    }
}
