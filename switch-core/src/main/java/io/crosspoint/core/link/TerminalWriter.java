package io.crosspoint.core.link;

import io.crosspoint.iso8583.FieldSet;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.jspecify.annotations.Nullable;

/** Writes messages as terminals write and read them. */
final class TerminalWriter extends EditionWriter {
    private static final int NETWORK_REQUEST = 800;

    /** Batch 6, unknown to the switch; trace number 6; date, MMDD. */
    private static final int ORIGINAL_LENGTH = 16;

    /** Kind 2, batch 6, network management code 3. */
    private static final int CUSTOM_LENGTH = 11;

    private static final FieldSet RETURNED =
            FieldSet.of(
                    2, 3, 4, 5, 6, 9, 10, 12, 13, 14, 15, 16, 22, 25, 28, 32, 38, 41, 42, 44, 49,
                    50, 51, 54, 55, 100);

    private static final int[] ECHOED = {
        2, 3, 4, 7, 11, 12, 13, 14, 15, 22, 24, 25, 32, 33, 37, 41, 42, 49, 60, 61, 70, 90
    };

    TerminalWriter(MessageWriter writer) {
        super(writer, Edition.TERMINAL);
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
        answerTimes(facts);
    }

    /** A terminal prints the date and time that it is told, and names an original by the date. */
    @Override
    void answerTimes(FactsDecoder facts) {
        number(12, facts.localTime());
        number(13, facts.localDate());
    }

    @Override
    void answerInstitutions(FactsDecoder facts) {
        number(32, facts.acquirer());
    }

    @Override
    void circumstances(FactsDecoder facts, @Nullable FactsDecoder original) {
        reversalCircumstances(facts);
    }

    @Override
    void reversalCircumstances(FactsDecoder facts) {
        Writer1987.processingOf1987(writer, facts);
        writer.number(22, facts.entryMode());
        condition(facts);
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
        int date = original.localDate();
        long sent = original.transmissionTime() / 1_000_000;
        int at = FactsFields.putDigits(text, 0, 0, 6);
        at = FactsFields.putDigits(text, at, stan, 6);
        FactsFields.putDigits(text, at, date == 0 ? sent : date, 4);
        writer.text(61, text, 0, ORIGINAL_LENGTH);
    }

    @Override
    void network(int networkCode, int year, long transmissionTime) {
        int at = FactsFields.putDigits(text, 0, 0, 8);
        FactsFields.putDigits(text, at, networkCode, 3);
        writer.text(60, text, 0, CUSTOM_LENGTH);
        writer.text(41, "00000000").text(42, "000000000000000");
    }

    @Override
    int networkMti() {
        return NETWORK_REQUEST;
    }
}
