package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.perf.sim.AcquirerEntry.Request;

import org.jspecify.annotations.Nullable;

/** Members of ISO 8583:1987: DE7, DE11, DE32 and DE33 are the key, DE90 names an original by it. */
final class MemberIdiom extends Idiom {
    private static final int REVERSAL = 420;
    private static final int[] ANSWERED = {
        2, 3, 4, 7, 11, 12, 13, 15, 18, 25, 32, 33, 37, 41, 42, 49, 70, 90, 100
    };

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
        return new TransactionKey(transmission, stan, member, member);
    }

    @Override
    TransactionKey key(MessageView message) {
        return TransactionKey.of(message);
    }

    @Override
    @Nullable TransactionKey original(MessageView message) {
        return TransactionKey.original(message);
    }

    @Override
    void exchange(MessageWriter writer, TransactionKey key) {
        writer.number(7, key.transmission())
                .number(11, key.stan())
                .number(32, key.acquirer())
                .number(33, key.forwarder());
    }

    @Override
    void circumstances(
            MessageWriter writer, TransactionKey key, AcquirerConfig config, String entryMode) {
        writer.number(12, key.transmission() % 1_000_000)
                .number(13, key.transmission() / 1_000_000)
                .text(18, config.merchantCategory())
                .text(22, entryMode);
    }

    @Override
    void condition(MessageWriter writer, Request request) {
        writer.text(25, request.conditionCode());
    }

    @Override
    void original(MessageWriter writer, TransactionKey original, int mti) {
        writer.text(90, original.originalData(mti));
    }

    @Override
    void network(MessageWriter writer, int informationCode, AcquirerConfig config) {
        writer.number(70, informationCode);
    }

    @Override
    int[] answered() {
        return ANSWERED;
    }
}
