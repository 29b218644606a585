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

    /** Whether a number can be a transmission time; the day is not compared with the month. */
    public static boolean isPossible(long time) {
        long month = time / 100_000_000;
        long day = time / 1_000_000 % 100;
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= 31
                && time / 10_000 % 100 <= 23
                && time / 100 % 100 <= 59
                && time % 100 <= 59;
    }
}
