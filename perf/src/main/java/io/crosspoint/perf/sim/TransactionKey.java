package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.MessageView;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a request and its answer share on a member's link.
 *
 * @param transmission DE7 as MMDDhhmmss
 * @param stan DE11
 * @param acquirer DE32, 0 when absent
 * @param forwarder DE33, 0 when absent
 */
public record TransactionKey(long transmission, int stan, long acquirer, long forwarder) {

    static TransactionKey of(MessageView message) {
        return new TransactionKey(
                Math.max(0, message.number(7)),
                (int) Math.max(0, message.number(11)),
                Math.max(0, message.number(32)),
                Math.max(0, message.number(33)));
    }

    /** The transaction that DE90 names; null when it is absent or no 42 digits. */
    static @Nullable TransactionKey original(MessageView message) {
        byte[] text = new byte[64];
        int length = message.has(90) ? message.text(90, text, 0) : 0;
        String digits = new String(text, 0, length, StandardCharsets.US_ASCII);
        if (!digits.matches("[0-9]{42}")) {
            return null;
        }
        return new TransactionKey(
                Long.parseLong(digits.substring(10, 20)),
                Integer.parseInt(digits.substring(4, 10)),
                Long.parseLong(digits.substring(20, 31)),
                Long.parseLong(digits.substring(31, 42)));
    }

    /** DE90 of a message that names this transaction: type, STAN, time, acquirer, forwarder. */
    String originalData(int mti) {
        return String.format(
                Locale.ROOT,
                "%04d%06d%010d%011d%011d",
                mti,
                stan,
                transmission,
                acquirer,
                forwarder);
    }
}
