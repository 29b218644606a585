package io.crosspoint.core.link;

import io.crosspoint.iso8583.FieldSet;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.TransactionType;

import org.jspecify.annotations.Nullable;

/** Writes messages of members, ISO 8583:1987. */
final class Writer1987 extends EditionWriter {
    private static final int NETWORK_REQUEST = 800;
    private static final int ORIGINAL_LENGTH = 42;
    private static final int PRE_AUTHORISATION = 30_000;
    private static final int PROCESSING_PAIR = 10_000;

    private static final FieldSet RETURNED =
            FieldSet.of(
                    2, 3, 4, 5, 6, 7, 9, 10, 12, 13, 15, 16, 18, 19, 22, 25, 28, 32, 33, 38, 41, 42,
                    44, 49, 50, 51, 54, 55, 60, 100);

    private static final int[] ECHOED = {
        2, 3, 4, 7, 11, 12, 13, 15, 18, 25, 32, 33, 37, 41, 42, 49, 70, 90
    };

    Writer1987(MessageWriter writer) {
        super(writer, Edition.ISO_1987);
    }

    @Override
    FieldSet returned() {
        return RETURNED;
    }

    @Override
    int[] echoed() {
        return ECHOED;
    }

    @Override
    void requestTimes(FactsDecoder facts) {
        writer.number(7, facts.transmissionTime());
        number(12, facts.localTime());
        number(13, facts.localDate());
    }

    @Override
    void answerTimes(FactsDecoder facts) {
        requestTimes(facts);
    }

    @Override
    void circumstances(FactsDecoder facts, @Nullable FactsDecoder original) {
        reversalCircumstances(facts);
    }

    @Override
    void reversalCircumstances(FactsDecoder facts) {
        processingOf1987(writer, facts);
        number(18, facts.mcc());
        writer.number(22, facts.entryMode());
        condition(facts);
    }

    /** In 1993 a function code may say that a sale is a pre-authorisation; here DE3 must. */
    static void processingOf1987(MessageWriter writer, FactsDecoder facts) {
        long code = facts.processingCode();
        if (facts.type() == TransactionType.PRE_AUTHORISATION && code / PROCESSING_PAIR == 0) {
            writer.number(3, code + PRE_AUTHORISATION);
        }
    }

    @Override
    void condition(FactsDecoder facts) {
        writer.number(25, facts.conditionCode());
    }

    @Override
    void settlementDate(int date, FactsDecoder facts) {
        writer.number(15, date);
    }

    @Override
    void original(FactsDecoder original, long stan) {
        int at = FactsFields.putDigits(text, 0, MessageTypes.first(original.mti()), 4);
        at = FactsFields.putDigits(text, at, stan, 6);
        at = FactsFields.putDigits(text, at, original.transmissionTime(), 10);
        at = FactsFields.putDigits(text, at, original.acquirer(), 11);
        FactsFields.putDigits(text, at, original.forwarder(), 11);
        writer.text(90, text, 0, ORIGINAL_LENGTH);
    }

    @Override
    void network(int networkCode, int year, long transmissionTime) {
        writer.number(7, transmissionTime).number(70, networkCode);
    }

    @Override
    int networkMti() {
        return NETWORK_REQUEST;
    }
}
