package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.perf.sim.AcquirerEntry.Request;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * Members of ISO 8583:1993: DE11, DE12 and DE32 are the key, DE56 names an original by it. Answers
 * carry neither DE7 nor DE33.
 */
final class Idiom1993 extends Idiom {
    private static final int VERSION = 1000;
    private static final int REVERSAL = 420;
    private static final int NETWORK = 800;
    private static final int NETWORK_REQUEST = 804;
    private static final long YEAR = 10_000_000_000L;
    private static final long YEAR_OF_PLAY = 26 * YEAR;
    private static final int FULL_REVERSAL = 400;
    private static final int[] ANSWERED = {2, 3, 4, 11, 12, 15, 24, 32, 37, 41, 42, 49, 100};

    @Override
    int mti(int mti) {
        return VERSION + (mti == NETWORK ? NETWORK_REQUEST : mti);
    }

    @Override
    int reversalMti() {
        return REVERSAL;
    }

    @Override
    TransactionKey key(long transmission, int stan, long member) {
        return new TransactionKey(transmission, stan, member, 0);
    }

    @Override
    TransactionKey key(MessageView message) {
        return new TransactionKey(
                orZero(message, 12) % YEAR, (int) orZero(message, 11), orZero(message, 32), 0);
    }

    @Override
    @Nullable TransactionKey original(MessageView message) {
        String digits = digits(message, 56);
        if (!digits.matches("[0-9]{24,35}")) {
            return null;
        }
        return new TransactionKey(
                Long.parseLong(digits.substring(12, 22)),
                Integer.parseInt(digits.substring(4, 10)),
                Long.parseLong(digits.substring(24)),
                0);
    }

    @Override
    void exchange(MessageWriter writer, TransactionKey key) {
        writer.number(11, key.stan())
                .number(12, YEAR_OF_PLAY + key.transmission())
                .number(32, key.acquirer());
    }

    @Override
    void circumstances(
            MessageWriter writer, TransactionKey key, AcquirerConfig config, String entryMode) {
        writer.text(22, pointOfService(entryMode)).text(26, config.merchantCategory());
        writer.number(33, config.memberCode());
    }

    /** As a terminal that reads everything and has a PIN pad. */
    private static String pointOfService(String entryMode) {
        String read =
                switch (entryMode.substring(0, 2)) {
                    case "02" -> "2";
                    case "03", "04" -> "3";
                    case "05" -> "5";
                    case "07" -> "X";
                    default -> "6";
                };
        return "51010" + "1" + read + "00001";
    }

    @Override
    void condition(MessageWriter writer, Request request) {
        writer.number(24, functionCode(request));
    }

    private static int functionCode(Request request) {
        AcquirerEntry original = request.original();
        return switch (request.kind()) {
            case PRE_AUTHORISATION -> 101;
            case PRE_AUTHORISATION_VOID -> 100;
            case COMPLETION ->
                    original != null && original.request.amountMinor() != request.amountMinor()
                            ? 202
                            : 201;
            case REVERSAL -> FULL_REVERSAL;
            default -> 200;
        };
    }

    @Override
    void original(MessageWriter writer, TransactionKey original, int mti) {
        String acquirer = Long.toString(original.acquirer());
        writer.text(
                56,
                String.format(
                        Locale.ROOT,
                        "%04d%06d%012d%02d%s",
                        mti(mti),
                        original.stan(),
                        YEAR_OF_PLAY + original.transmission(),
                        acquirer.length(),
                        acquirer));
    }

    @Override
    void network(MessageWriter writer, int informationCode, AcquirerConfig config) {
        writer.number(24, informationCode == AcquirerLink.SIGN_ON ? 801 : 831);
    }

    @Override
    int[] answered() {
        return ANSWERED;
    }
}
