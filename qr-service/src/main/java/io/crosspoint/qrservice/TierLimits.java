package io.crosspoint.qrservice;

/**
 * What one merchant may take in over its codes.
 *
 * @param singleMinor highest amount of one payment, minor units
 * @param dailyMinor highest sum of one business date, minor units
 * @param dailyCount most payments of one business date
 */
public record TierLimits(long singleMinor, long dailyMinor, int dailyCount) {
    public TierLimits {
        require("single limit", singleMinor);
        require("daily amount", dailyMinor);
        require("daily count", dailyCount);
    }

    private static void require(String what, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(what + ": " + value + " (expected: above 0)");
        }
    }
}
