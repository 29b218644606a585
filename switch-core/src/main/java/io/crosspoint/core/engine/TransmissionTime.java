package io.crosspoint.core.engine;

/** Transmission date and time (DE7) as a number MMDDhhmmss, in UTC as ISO 8583 has it. */
public final class TransmissionTime {
    private static final long NANOS = 1_000_000_000L;
    private static final long SECONDS_OF_DAY = 86_400;

    /** Of 400 years, after which the calendar repeats. */
    private static final long DAYS_OF_ERA = 146_097;

    /** From 1 March of the year 0 to 1 January 1970. */
    private static final long DAYS_TO_EPOCH = 719_468;

    private TransmissionTime() {}

    /** The transmission time of an epoch time in nanoseconds. */
    public static long at(long epochNs) {
        long seconds = Math.floorDiv(epochNs, NANOS);
        long date = date(Math.floorDiv(seconds, SECONDS_OF_DAY));
        long second = Math.floorMod(seconds, SECONDS_OF_DAY);
        long time = (second / 3600 * 100 + second / 60 % 60) * 100 + second % 60;
        return date % 10_000 * 1_000_000 + time;
    }

    /** The year of an epoch time in nanoseconds, UTC. */
    public static int yearAt(long epochNs) {
        return (int) (date(Math.floorDiv(epochNs, NANOS * SECONDS_OF_DAY)) / 10_000);
    }

    /**
     * A day as yyyymmdd, without an object of java.time: counted in years that begin in March, so
     * that the leap day is the last.
     */
    private static long date(long epochDay) {
        long day = epochDay + DAYS_TO_EPOCH;
        long era = Math.floorDiv(day, DAYS_OF_ERA);
        long dayOfEra = Math.floorMod(day, DAYS_OF_ERA);
        long yearOfEra =
                (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long monthFromMarch = (5 * dayOfYear + 2) / 153;
        long dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        long month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        return (year * 100 + month) * 100 + dayOfMonth;
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
