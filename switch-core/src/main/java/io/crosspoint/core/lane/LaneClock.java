package io.crosspoint.core.lane;

import java.time.LocalDate;
import java.time.ZoneId;

/** Calendar dates from the lane's clock. */
final class LaneClock {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private LaneClock() {}

    /** The date of an epoch time as yyyymmdd, in the zone of this machine. */
    static int date(long epochNs) {
        LocalDate date =
                java.time.Instant.ofEpochSecond(epochNs / NANOS_PER_SECOND)
                        .atZone(ZoneId.systemDefault())
                        .toLocalDate();
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }
}
