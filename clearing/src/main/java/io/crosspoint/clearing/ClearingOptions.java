package io.crosspoint.clearing;

import java.util.Map;

/**
 * How a run works and when members settle.
 *
 * @param cycleDays calendar days from the business date to settlement, 0 to 30, for members that
 *     {@code cycleDaysByMember} does not name; 1 is T+1
 * @param cycleDaysByMember by institution code
 * @param memoryMegabytes bound of the database's memory, 256 to 65536; beyond it works on disk
 * @param threads of the database, 1 to 64
 */
public record ClearingOptions(
        int cycleDays, Map<Long, Integer> cycleDaysByMember, int memoryMegabytes, int threads) {
    private static final int CYCLE_LIMIT = 30;

    /** Refuses values out of bounds. */
    public ClearingOptions {
        cycleDaysByMember = Map.copyOf(cycleDaysByMember);
        inBounds("cycleDays", cycleDays, 0, CYCLE_LIMIT);
        cycleDaysByMember.forEach(
                (member, days) -> inBounds("cycleDays of " + member, days, 0, CYCLE_LIMIT));
        inBounds("memoryMegabytes", memoryMegabytes, 256, 65_536);
        inBounds("threads", threads, 1, 64);
    }

    /** T+1 for everybody, 512 MB, two threads. */
    public static ClearingOptions standard() {
        return new ClearingOptions(1, Map.of(), 512, 2);
    }

    private static void inBounds(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s: %d (expected: %d to %d)".formatted(name, value, least, most));
        }
    }
}
