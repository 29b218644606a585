package io.crosspoint.perf.soak;

import io.crosspoint.journal.transactions.BusinessDateClosedDecoder;

import java.util.Map;
import java.util.TreeMap;

/** What durable records say of each business date, against what its seal says. */
final class AuditedDates {
    /** One date. */
    static final class Day {
        long accepted;
        long approved;
        long approvedAmountMinor;
        int inFlight;
    }

    private final World world;
    private final Map<Integer, Day> days = new TreeMap<>();
    private int open;
    private int lastClosed;

    AuditedDates(World world) {
        this.world = world;
    }

    int open() {
        return open;
    }

    int lastClosed() {
        return lastClosed;
    }

    void opened(int date, int previous) {
        if (previous != open || date <= open) {
            world.found(
                    Check.BUSINESS_DATE,
                    0,
                    "%d opens after %d (expected: after %d)".formatted(date, previous, open));
        }
        open = date;
        days.put(date, new Day());
    }

    /** A transaction that a record stamps with a date. */
    void stamped(Audited of) {
        if (of.date != open) {
            world.found(
                    Check.BUSINESS_DATE,
                    of.rrn,
                    "transaction %d of %d (expected: %d)".formatted(of.id, of.date, open));
        }
        if (of.accepted) {
            Day day = day(of.date);
            day.accepted++;
            day.inFlight++;
        }
    }

    void concluded(Audited of, boolean approved, boolean sale) {
        Day day = day(of.date);
        day.inFlight--;
        if (approved) {
            day.approved++;
            day.approvedAmountMinor += sale ? of.amountMinor : 0;
        }
    }

    void closed(BusinessDateClosedDecoder seal) {
        int date = (int) seal.businessDate();
        Day day = day(date);
        boolean agrees =
                seal.acceptedCount() == day.accepted
                        && seal.approvedCount() == day.approved
                        && seal.approvedAmountMinor() == day.approvedAmountMinor;
        if (!agrees || day.inFlight != 0 || date == open || date <= lastClosed) {
            world.found(
                    Check.BUSINESS_DATE,
                    0,
                    "seal of %d: %d accepted, %d approved (expected: %d, %d and none in flight)"
                            .formatted(
                                    date,
                                    seal.acceptedCount(),
                                    seal.approvedCount(),
                                    day.accepted,
                                    day.approved));
        }
        lastClosed = date;
    }

    private Day day(int date) {
        return days.computeIfAbsent(date, unknown -> new Day());
    }
}
