package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.LinkTotalsDecoder;
import io.crosspoint.journal.transactions.LinkTotalsEncoder;

import java.util.Arrays;

/**
 * Totals of one link and one business date as reconciliation messages tell them: numbers of
 * messages, amounts in minor units. Credits go to cardholders (refunds, top-ups), debits come from
 * them; a void and a reversal take back. Reused.
 */
public final class LinkTotals {
    /** A total that a message did not tell. */
    public static final long UNTOLD = Long.MIN_VALUE;

    static final int CREDITS = 0;
    static final int CREDITS_REVERSED = 1;
    static final int DEBITS = 2;
    static final int DEBITS_REVERSED = 3;
    static final int INQUIRIES = 4;
    static final int AUTHORISATIONS = 5;

    /** Amounts follow in the order of the first four numbers. */
    static final int AMOUNTS = 6;

    /** Credits less debits, each less its reversals. */
    static final int NET = 10;

    /** How many totals there are. */
    public static final int COUNT = 11;

    private static final int[] FIELDS = {74, 75, 76, 77, 80, 81, 86, 87, 88, 89, 97};

    private final long[] values = new long[COUNT];

    /** Data element of a total, DE74 to DE97. */
    public static int field(int total) {
        return FIELDS[total];
    }

    /** Whether a total is the signed net amount, DE97. */
    public static boolean isNet(int total) {
        return total == NET;
    }

    public long value(int total) {
        return values[total];
    }

    public void value(int total, long value) {
        values[total] = value;
    }

    /** Takes the values of another. */
    public void copyFrom(LinkTotals other) {
        System.arraycopy(other.values, 0, values, 0, COUNT);
    }

    /** Nothing is told. */
    public void clear() {
        Arrays.fill(values, UNTOLD);
    }

    /** Whether any total was told. */
    boolean isTold() {
        for (long value : values) {
            if (value != UNTOLD) {
                return true;
            }
        }
        return false;
    }

    /** Whether all that was told here is what the other has. */
    boolean agreesWith(LinkTotals other) {
        for (int total = 0; total < COUNT; total++) {
            if (values[total] != UNTOLD && values[total] != other.values[total]) {
                return false;
            }
        }
        return true;
    }

    /** What was not told is taken to be as the other has it. */
    void fillFrom(LinkTotals other) {
        for (int total = 0; total < COUNT; total++) {
            if (values[total] == UNTOLD) {
                values[total] = other.values[total];
            }
        }
    }

    /** Takes numbers and amounts from an array; the net amount follows from them. */
    void take(long[] from, int at) {
        System.arraycopy(from, at, values, 0, NET);
        values[NET] =
                values[AMOUNTS + CREDITS]
                        - values[AMOUNTS + CREDITS_REVERSED]
                        - values[AMOUNTS + DEBITS]
                        + values[AMOUNTS + DEBITS_REVERSED];
    }

    void write(LinkTotalsEncoder into) {
        into.creditsNumber(values[CREDITS])
                .creditsReversalNumber(values[CREDITS_REVERSED])
                .debitsNumber(values[DEBITS])
                .debitsReversalNumber(values[DEBITS_REVERSED])
                .inquiriesNumber(values[INQUIRIES])
                .authorisationsNumber(values[AUTHORISATIONS])
                .creditsAmountMinor(values[AMOUNTS + CREDITS])
                .creditsReversalAmountMinor(values[AMOUNTS + CREDITS_REVERSED])
                .debitsAmountMinor(values[AMOUNTS + DEBITS])
                .debitsReversalAmountMinor(values[AMOUNTS + DEBITS_REVERSED])
                .netMinor(values[NET]);
    }

    void read(LinkTotalsDecoder from) {
        values[CREDITS] = from.creditsNumber();
        values[CREDITS_REVERSED] = from.creditsReversalNumber();
        values[DEBITS] = from.debitsNumber();
        values[DEBITS_REVERSED] = from.debitsReversalNumber();
        values[INQUIRIES] = from.inquiriesNumber();
        values[AUTHORISATIONS] = from.authorisationsNumber();
        values[AMOUNTS + CREDITS] = from.creditsAmountMinor();
        values[AMOUNTS + CREDITS_REVERSED] = from.creditsReversalAmountMinor();
        values[AMOUNTS + DEBITS] = from.debitsAmountMinor();
        values[AMOUNTS + DEBITS_REVERSED] = from.debitsReversalAmountMinor();
        values[NET] = from.netMinor();
    }
}
