package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.TransactionType;

import java.util.Arrays;

/**
 * Running totals of each link for the open date, the one that is closing and the last that closed.
 * An acquirer's link counts what the acquirer was told is approved, and its reversals of that; an
 * issuer's counts what the issuer said yes to, in time or late, and the reversals that it took.
 */
final class TotalsBook implements IssuerTotals, Snapshotted {
    static final int NONE = -1;

    private static final int DAYS = 3;
    private static final int OPEN = 0;
    private static final int CLOSING = 1;
    private static final int CLOSED = 2;
    private static final int EACH = LinkTotals.NET;

    private final int[] dates = new int[DAYS];
    private final long[][] days = new long[DAYS][EngineState.MOST_LINKS * EACH];

    void opened(int date) {
        if (dates[OPEN] != 0) {
            move(OPEN, CLOSING);
        }
        dates[OPEN] = date;
    }

    void closed() {
        move(CLOSING, CLOSED);
    }

    /** The day that was there before is forgotten; its room is used anew. */
    private void move(int from, int to) {
        long[] room = days[to];
        days[to] = days[from];
        dates[to] = dates[from];
        Arrays.fill(room, 0);
        days[from] = room;
        dates[from] = 0;
    }

    /** The acquirer was told that a transaction is approved. */
    void acquirerApproved(FactsDecoder facts) {
        count(facts, facts.acquirerLink(), (int) facts.businessDate(), false);
    }

    /** The acquirer took back what it had been told is approved. */
    void acquirerReversed(FactsDecoder facts, int date) {
        count(facts, facts.acquirerLink(), date, true);
    }

    @Override
    public void issuerApproved(FactsDecoder facts, int date) {
        count(facts, facts.issuerLink(), date, false);
    }

    @Override
    public void issuerReversed(FactsDecoder facts, int date) {
        count(facts, facts.issuerLink(), date, true);
    }

    private void count(FactsDecoder facts, int link, int date, boolean reversed) {
        int day = day(date);
        int total = total(facts.type(), reversed);
        if (day == NONE || total == NONE) {
            return;
        }
        long[] totals = days[day];
        int at = link * EACH;
        totals[at + total]++;
        if (total < LinkTotals.INQUIRIES) {
            totals[at + LinkTotals.AMOUNTS + total] += facts.amountMinor();
        }
    }

    /** Which number a transaction adds to; a void takes back, and its own reversal gives again. */
    private static int total(TransactionType type, boolean reversed) {
        return switch (type) {
            case PURCHASE, COMPLETION, COMPLETION_ADVICE, OFFLINE_SALE ->
                    reversed ? LinkTotals.DEBITS_REVERSED : LinkTotals.DEBITS;
            case VOID, COMPLETION_VOID -> reversed ? LinkTotals.DEBITS : LinkTotals.DEBITS_REVERSED;
            case REFUND, TOP_UP -> reversed ? LinkTotals.CREDITS_REVERSED : LinkTotals.CREDITS;
            case BALANCE_INQUIRY -> reversed ? NONE : LinkTotals.INQUIRIES;
            case PRE_AUTHORISATION -> reversed ? NONE : LinkTotals.AUTHORISATIONS;
            default -> NONE;
        };
    }

    private int day(int date) {
        for (int day = 0; day < DAYS; day++) {
            if (dates[day] == date) {
                return day;
            }
        }
        return NONE;
    }

    /**
     * The date that a member means.
     *
     * @param monthAndDay DE15 MMDD, or negative for the date that is closing, else the open one
     * @return yyyymmdd; 0 when no totals of that date are at hand
     */
    int dateOf(int monthAndDay) {
        if (monthAndDay < 0) {
            return dates[CLOSING] == 0 ? dates[OPEN] : dates[CLOSING];
        }
        for (int date : dates) {
            if (date != 0 && date % 10_000 == monthAndDay) {
                return date;
            }
        }
        return 0;
    }

    /** Whether the totals of a date are at hand. */
    boolean has(int date) {
        return day(date) != NONE;
    }

    /** The totals of a link on a date that is at hand. */
    void read(int date, int link, LinkTotals into) {
        into.take(days[day(date)], link * EACH);
    }

    long digest() {
        return Arrays.hashCode(dates) * 31L + Arrays.deepHashCode(days);
    }

    @Override
    public void save(SnapshotWriter out) {
        for (int day = 0; day < DAYS; day++) {
            out.putInt(dates[day]);
            for (long total : days[day]) {
                out.putLong(total);
            }
        }
    }

    @Override
    public void load(SnapshotReader in) {
        for (int day = 0; day < DAYS; day++) {
            dates[day] = in.getInt();
            for (int i = 0; i < days[day].length; i++) {
                days[day][i] = in.getLong();
            }
        }
    }
}
