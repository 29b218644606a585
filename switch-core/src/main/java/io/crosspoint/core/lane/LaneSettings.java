package io.crosspoint.core.lane;

/**
 * Bounds of the lane.
 *
 * @param inbox messages that may wait for the lane; links stop reading when it is full
 * @param batch most messages decided before their records are appended; larger ones leave the
 *     core's cache between being read, decided and sent
 * @param effects most effects that wait for durability or are being sent
 * @param desk most commands of each service that may wait
 */
public record LaneSettings(int inbox, int batch, int effects, int desk) {
    private static final int MOST = 1 << 20;

    public LaneSettings {
        check(inbox, "inbox", 16);
        check(batch, "batch", 1);
        check(effects, "effects", 64);
        check(desk, "desk", 16);
    }

    private static void check(int value, String name, int least) {
        if (value < least || value > MOST) {
            throw new IllegalArgumentException(
                    name + ": " + value + " (expected: " + least + " to " + MOST + ")");
        }
    }

    /** What an installation gets that says nothing else. */
    public static LaneSettings defaults() {
        return new LaneSettings(1 << 14, 64, 1 << 14, 1 << 10);
    }
}
