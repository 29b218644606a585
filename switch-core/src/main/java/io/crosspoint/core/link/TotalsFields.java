package io.crosspoint.core.link;

import io.crosspoint.core.engine.LinkTotals;
import io.crosspoint.core.engine.TotalsAnswer;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;

/**
 * Reads and writes the totals of reconciliation messages, DE74 to DE97, as far as the dialect has
 * these fields. The net amount:
 *
 * <pre>
 * | C or D 1 | digits 16 |
 * </pre>
 */
final class TotalsFields {
    private static final int SETTLEMENT_CODE = 66;
    private static final int SETTLEMENT_DATE = 15;
    private static final int NET_DIGITS = 16;
    private static final int MOST_NET = NET_DIGITS + 1;

    private final byte[] text = new byte[MOST_NET];

    /** False when the net amount is none; the field at fault is 97. */
    boolean read(MessageView view, LinkTotals into) {
        into.clear();
        for (int total = 0; total < LinkTotals.COUNT; total++) {
            int field = LinkTotals.field(total);
            if (view.dialect().field(field) == null || !view.has(field)) {
                continue;
            }
            if (!LinkTotals.isNet(total)) {
                into.value(total, view.number(field));
            } else if (!readNet(view, field, total, into)) {
                return false;
            }
        }
        return true;
    }

    private boolean readNet(MessageView view, int field, int total, LinkTotals into) {
        if (view.units(field) != MOST_NET || view.text(field, text, 0) != MOST_NET) {
            return false;
        }
        long amount = 0;
        for (int i = 1; i < MOST_NET; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            amount = amount * 10 + digit;
        }
        into.value(total, text[0] == 'D' ? -amount : amount);
        return text[0] == 'C' || text[0] == 'D';
    }

    /**
     * @param of1987 the message is of that edition: in 1993 DE66 is another field and DE15 has a
     *     year
     */
    void write(TotalsAnswer answer, boolean of1987, MessageWriter writer) {
        Dialect dialect = writer.dialect();
        if (of1987 && dialect.field(SETTLEMENT_CODE) != null) {
            writer.number(SETTLEMENT_CODE, answer.settlementCode);
        }
        if (answer.businessDate == 0) {
            return;
        }
        if (of1987 && !writer.has(SETTLEMENT_DATE)) {
            writer.number(SETTLEMENT_DATE, answer.businessDate % 10_000);
        }
        for (int total = 0; total < LinkTotals.COUNT; total++) {
            int field = LinkTotals.field(total);
            if (dialect.field(field) == null) {
                continue;
            }
            if (LinkTotals.isNet(total)) {
                writeNet(field, answer.counted.value(total), writer);
            } else {
                writer.number(field, answer.counted.value(total));
            }
        }
    }

    private void writeNet(int field, long amountMinor, MessageWriter writer) {
        text[0] = (byte) (amountMinor < 0 ? 'D' : 'C');
        FactsFields.putDigits(text, 1, Math.abs(amountMinor), NET_DIGITS);
        writer.text(field, text, 0, MOST_NET);
    }
}
