package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.perf.sim.AcquirerEntry.Request;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * A terminal: it names neither a time nor an institution, DE11 is its key beside DE41 and DE42, and
 * DE61 names an original by it.
 */
final class TerminalIdiom extends Idiom {
    private static final int REVERSAL = 400;
    private static final String BATCH = "000001";
    private static final int[] ANSWERED = {2, 3, 4, 11, 12, 13, 15, 25, 37, 41, 42, 49, 60};

    @Override
    int mti(int mti) {
        return mti;
    }

    @Override
    int reversalMti() {
        return REVERSAL;
    }

    @Override
    TransactionKey key(long transmission, int stan, long member) {
        return new TransactionKey(0, stan, 0, 0);
    }

    @Override
    TransactionKey key(MessageView message) {
        return new TransactionKey(0, (int) orZero(message, 11), 0, 0);
    }

    @Override
    @Nullable TransactionKey original(MessageView message) {
        String digits = digits(message, 61);
        return digits.matches("[0-9]{12,}")
                ? new TransactionKey(0, Integer.parseInt(digits.substring(6, 12)), 0, 0)
                : null;
    }

    @Override
    void exchange(MessageWriter writer, TransactionKey key) {
        writer.number(11, key.stan());
    }

    @Override
    void circumstances(
            MessageWriter writer, TransactionKey key, AcquirerConfig config, String entryMode) {
        writer.text(22, entryMode).text(60, "22" + BATCH);
    }

    @Override
    void condition(MessageWriter writer, Request request) {
        writer.text(25, request.conditionCode());
    }

    @Override
    void original(MessageWriter writer, TransactionKey original, int mti) {
        writer.text(61, String.format(Locale.ROOT, "%s%06d", BATCH, original.stan()));
    }

    @Override
    void network(MessageWriter writer, int informationCode, AcquirerConfig config) {
        writer.text(41, config.terminal())
                .text(42, config.merchant())
                .text(60, String.format(Locale.ROOT, "00%s%03d", BATCH, informationCode));
    }

    @Override
    int[] answered() {
        return ANSWERED;
    }
}
