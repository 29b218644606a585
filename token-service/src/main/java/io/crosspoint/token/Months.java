package io.crosspoint.token;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/** Expiries as YYMM of this century, from epoch nanoseconds in UTC. */
final class Months {
    private Months() {}

    static int yymm(long nowNs) {
        return yymm(day(nowNs));
    }

    static int yymmAfter(long nowNs, int months) {
        return yymm(day(nowNs).plusMonths(months));
    }

    private static LocalDate day(long nowNs) {
        return LocalDate.ofEpochDay(Math.floorDiv(nowNs, TimeUnit.DAYS.toNanos(1)));
    }

    private static int yymm(LocalDate day) {
        return day.getYear() % 100 * 100 + day.getMonthValue();
    }
}
