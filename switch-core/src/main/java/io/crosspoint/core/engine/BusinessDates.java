package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** The open business date, the one that is closing, and what is in flight of each. */
final class BusinessDates implements Snapshotted {
    private final Day open = new Day();
    private final Day closing = new Day();
    private int lastClosed;

    /** One date's running totals. */
    static final class Day {
        int date;
        int inFlight;
        long firstSequence;
        long accepted;
        long approved;
        long approvedAmountMinor;
        long refunds;
        long refundAmountMinor;
        long reversals;

        private long digest() {
            long counts = (date * 31L + inFlight) * 31 + firstSequence;
            counts = ((counts * 31 + accepted) * 31 + approved) * 31 + approvedAmountMinor;
            return ((counts * 31 + refunds) * 31 + refundAmountMinor) * 31 + reversals;
        }

        private void take(Day other) {
            date = other.date;
            inFlight = other.inFlight;
            firstSequence = other.firstSequence;
            accepted = other.accepted;
            approved = other.approved;
            approvedAmountMinor = other.approvedAmountMinor;
            refunds = other.refunds;
            refundAmountMinor = other.refundAmountMinor;
            reversals = other.reversals;
        }

        private void start(int newDate, long sequence) {
            date = newDate;
            inFlight = 0;
            firstSequence = sequence;
            accepted = 0;
            approved = 0;
            approvedAmountMinor = 0;
            refunds = 0;
            refundAmountMinor = 0;
            reversals = 0;
        }

        private void save(SnapshotWriter out) {
            out.putInt(date);
            out.putInt(inFlight);
            out.putLong(firstSequence);
            out.putLong(accepted);
            out.putLong(approved);
            out.putLong(approvedAmountMinor);
            out.putLong(refunds);
            out.putLong(refundAmountMinor);
            out.putLong(reversals);
        }

        private void load(SnapshotReader in) {
            date = in.getInt();
            inFlight = in.getInt();
            firstSequence = in.getLong();
            accepted = in.getLong();
            approved = in.getLong();
            approvedAmountMinor = in.getLong();
            refunds = in.getLong();
            refundAmountMinor = in.getLong();
            reversals = in.getLong();
        }
    }

    Day open() {
        return open;
    }

    /** The date that was cut over and is not sealed; its date is 0 when there is none. */
    Day closing() {
        return closing;
    }

    int lastClosed() {
        return lastClosed;
    }

    boolean isOpen() {
        return open.date != 0;
    }

    boolean canCutOver() {
        return closing.date == 0;
    }

    boolean closingIsDrained() {
        return closing.date != 0 && closing.inFlight == 0;
    }

    void opened(int date, long sequence) {
        if (open.date != 0) {
            closing.take(open);
        }
        open.start(date, sequence);
    }

    void closed(int date) {
        lastClosed = date;
        closing.start(0, 0);
    }

    void accepted(int date) {
        Day day = day(date);
        day.accepted++;
        day.inFlight++;
    }

    void concluded(int date, boolean approved, long amountMinor) {
        Day day = day(date);
        day.inFlight--;
        if (approved) {
            day.approved++;
            day.approvedAmountMinor += amountMinor;
        }
    }

    void refunded(int date, long amountMinor) {
        Day day = day(date);
        day.refunds++;
        day.refundAmountMinor += amountMinor;
    }

    /** A reversal was queued. */
    void reversed(int date) {
        day(date).reversals++;
    }

    long digest() {
        return (open.digest() * 31 + closing.digest()) * 31 + lastClosed;
    }

    @Override
    public void save(SnapshotWriter out) {
        open.save(out);
        closing.save(out);
        out.putInt(lastClosed);
    }

    @Override
    public void load(SnapshotReader in) {
        open.load(in);
        closing.load(in);
        lastClosed = in.getInt();
    }

    private Day day(int date) {
        return date == open.date ? open : closing;
    }

    /** The calendar day after a yyyymmdd date. */
    static int next(int date) {
        LocalDate day = LocalDate.of(date / 10_000, date / 100 % 100, date % 100).plusDays(1);
        return Integer.parseInt(day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    /** The calendar day so many days before a yyyymmdd date. */
    static int before(int date, int days) {
        LocalDate day = LocalDate.of(date / 10_000, date / 100 % 100, date % 100).minusDays(days);
        return Integer.parseInt(day.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    /** Days from one yyyymmdd date to another. */
    static long daysBetween(int from, int to) {
        return LocalDate.of(to / 10_000, to / 100 % 100, to % 100).toEpochDay()
                - LocalDate.of(from / 10_000, from / 100 % 100, from % 100).toEpochDay();
    }
}
