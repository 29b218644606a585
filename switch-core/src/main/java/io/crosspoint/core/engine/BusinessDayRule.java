package io.crosspoint.core.engine;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When the business date changes, and what is told to new requests while the date before is still
 * closing.
 *
 * @param cutOver time of day at which the next date opens; null when operators alone cut over. From
 *     noon on it opens the date of the next calendar day, before noon that of the same day
 * @param zone whose time of day that is
 * @param declinesWhileClosing requests are answered 90 until nothing of the date before is in
 *     flight, advices apart; else they are taken into the new date
 */
public record BusinessDayRule(
        @Nullable LocalTime cutOver, ZoneId zone, boolean declinesWhileClosing) {
    private static final long NANOS = 1_000_000_000L;

    /** Operators cut over; new requests belong to the new date at once. */
    public static BusinessDayRule byCommand() {
        return new BusinessDayRule(null, ZoneId.of("UTC"), false);
    }

    boolean isScheduled() {
        return cutOver != null;
    }

    /** The date that should be open, yyyymmdd; 0 without a schedule. */
    int dateAt(long epochNs) {
        if (cutOver == null) {
            return 0;
        }
        ZonedDateTime local = localTime(epochNs);
        boolean after = !local.toLocalTime().isBefore(cutOver);
        boolean evening = !cutOver.isBefore(LocalTime.NOON);
        LocalDate day = local.toLocalDate();
        if (evening && after) {
            day = day.plusDays(1);
        } else if (!evening && !after) {
            day = day.minusDays(1);
        }
        return (day.getYear() * 100 + day.getMonthValue()) * 100 + day.getDayOfMonth();
    }

    /** When the next date opens, epoch nanoseconds; never without a schedule. */
    long nextNs(long epochNs) {
        if (cutOver == null) {
            return Long.MAX_VALUE;
        }
        ZonedDateTime local = localTime(epochNs);
        ZonedDateTime next = local.with(cutOver);
        if (!next.isAfter(local)) {
            next = local.plusDays(1).with(cutOver);
        }
        return next.toEpochSecond() * NANOS;
    }

    private ZonedDateTime localTime(long epochNs) {
        return Instant.ofEpochSecond(Math.floorDiv(epochNs, NANOS), Math.floorMod(epochNs, NANOS))
                .atZone(zone);
    }
}
