package io.crosspoint.qrservice;

import java.time.Duration;

/**
 * How long codes live.
 *
 * @param payerCode validity of a payer code
 * @param orderDefault validity of an order that names none
 * @param orderLongest longest validity an order may name
 * @param kept how long ended orders and payer codes stay known; longer than a business date may
 *     last, because the counters of that date are refolded through them
 */
public record CodeTimes(
        Duration payerCode, Duration orderDefault, Duration orderLongest, Duration kept) {

    private static final Duration SHORTEST_KEPT = Duration.ofDays(2);

    public static final CodeTimes DEFAULT =
            new CodeTimes(
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(15),
                    Duration.ofHours(24),
                    Duration.ofDays(3));

    public CodeTimes {
        require("payer code validity", payerCode, Duration.ofSeconds(1));
        require("order validity", orderDefault, Duration.ofSeconds(1));
        require("longest order validity", orderLongest, orderDefault);
        require("keeping of ended codes", kept, SHORTEST_KEPT);
    }

    private static void require(String what, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException(
                    what + ": " + value + " (expected: " + least + " to PT8784H)");
        }
    }
}
