package io.crosspoint.core.engine;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Transmission date and time (DE7) as a number MMDDhhmmss, in UTC as ISO 8583 has it. */
public final class TransmissionTime {
    private static final long NANOS = 1_000_000_000L;

    private TransmissionTime() {}

    /** The transmission time of an epoch time in nanoseconds. */
    public static long at(long epochNs) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(epochNs / NANOS, 0, ZoneOffset.UTC);
        return ((time.getMonthValue() * 100L + time.getDayOfMonth()) * 100 + time.getHour())
                        * 10_000
                + time.getMinute() * 100L
                + time.getSecond();
    }
}
