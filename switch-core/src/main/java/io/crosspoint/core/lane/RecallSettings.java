package io.crosspoint.core.lane;

/**
 * Bounds of messages that wait for an original that has left memory.
 *
 * @param parked how many may wait at once, 1 to 65,536; one more is answered 96
 * @param waitNs how long each may wait, from 1 ms; then it is answered 96
 */
public record RecallSettings(int parked, long waitNs) {
    private static final int MOST = 1 << 16;
    private static final long LEAST_WAIT_NS = 1_000_000L;

    public RecallSettings {
        if (parked < 1 || parked > MOST) {
            throw new IllegalArgumentException(
                    "parked: " + parked + " (expected: 1 to " + MOST + ")");
        }
        if (waitNs < LEAST_WAIT_NS) {
            throw new IllegalArgumentException(
                    "waitNs: " + waitNs + " (expected: " + LEAST_WAIT_NS + " or more)");
        }
    }
}
