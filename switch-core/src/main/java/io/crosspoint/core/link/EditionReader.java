package io.crosspoint.core.link;

import io.crosspoint.core.engine.Inbound;
import io.crosspoint.iso8583.MessageView;

/** Reads what editions of ISO 8583 say differently, in the words of 1987. */
abstract sealed class EditionReader permits Reader1987, Reader1993, TerminalReader {
    private static final int LONGEST_TEXT = 1000;

    /** For one field at a time. */
    final byte[] text = new byte[LONGEST_TEXT];

    /** What names the exchange, its trace number apart; absent institutions count as 0. */
    abstract void exchange(MessageView view, Inbound into);

    /** Time, place and circumstances of a request. */
    abstract void request(MessageView view, Inbound into);

    /** The field that the transmission time was read from. */
    abstract int timeField(MessageView view);

    /** The field that names an original in this message; 0 when none does. */
    abstract int originalField(MessageView view);

    /**
     * Reads {@link #originalField}.
     *
     * @return false when it is malformed
     */
    abstract boolean original(MessageView view, Inbound into);

    /** DE15 as MMDD; negative when absent. */
    abstract int settlementDate(MessageView view);

    /** Digits of {@link #text} as a number; -1 when there are others among them. */
    final long number(int at, int count) {
        long number = 0;
        for (int i = at; i < at + count; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** As a field of the message, 0 when it is absent. */
    static long orZero(MessageView view, int de) {
        return Math.max(view.number(de), 0);
    }
}
