package io.crosspoint.core.link;

import io.crosspoint.iso8583.FieldSet;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.jspecify.annotations.Nullable;

/** Writes messages of ISO 8583:1993. */
final class Writer1993 extends EditionWriter {
    private static final int NETWORK_REQUEST = 804;
    private static final int NETWORK_REQUEST_WITHOUT_CLASS = 800;
    private static final int PIN = 52;
    private static final int ENTRY_MODE = 22;
    private static final long ONE_SECOND_PAST_A_DAY = 1_000_000;
    private static final long ONE_YEAR = 10_000_000_000L;

    private static final FieldSet RETURNED =
            FieldSet.of(
                    2, 3, 4, 5, 6, 7, 9, 10, 12, 15, 16, 19, 22, 24, 26, 28, 32, 33, 38, 41, 42, 44,
                    49, 50, 51, 54, 55, 100);

    private static final int[] ECHOED = {
        2, 3, 4, 7, 11, 12, 15, 24, 32, 33, 37, 41, 42, 49, 56, 93, 94
    };

    Writer1993(MessageWriter writer) {
        super(writer, Edition.ISO_1993);
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
        writer.number(12, localTime(facts));
    }

    /** An acquirer's transaction is known by DE12, DE7 of its own is not looked at. */
    @Override
    void completeTimes(FactsDecoder facts) {
        requestTimes(facts);
    }

    @Override
    void answerTimes(FactsDecoder facts) {
        requestTimes(facts);
    }

    /** YYMMDDhhmmss, of the transmission where no local time was told. */
    private static long localTime(FactsDecoder facts) {
        long time =
                facts.localDate() == 0
                        ? facts.transmissionTime()
                        : facts.localDate() * ONE_SECOND_PAST_A_DAY + facts.localTime();
        return year(time / 100_000_000, facts) * ONE_YEAR + time;
    }

    /** The last two digits of the year: messages of 1987 name none, the business date does. */
    private static long year(long month, FactsDecoder facts) {
        long year = facts.businessDate() / 10_000;
        long businessMonth = facts.businessDate() / 100 % 100;
        if (month == 12 && businessMonth == 1) {
            year--;
        } else if (month == 1 && businessMonth == 12) {
            year++;
        }
        return year % 100;
    }

    @Override
    void circumstances(FactsDecoder facts, @Nullable FactsDecoder original) {
        place(facts);
        writer.number(24, FunctionCodes.of(facts, original));
    }

    @Override
    void reversalCircumstances(FactsDecoder facts) {
        place(facts);
        writer.number(24, FunctionCodes.FULL_REVERSAL);
    }

    private void place(FactsDecoder facts) {
        number(18, facts.mcc());
        number(26, facts.mcc());
        EntryModes.to1993(facts.entryMode(), writer.has(PIN), text, 0);
        writer.text(ENTRY_MODE, text, 0, EntryModes.LENGTH);
    }

    /** The function code of the request is the acquirer's; of the kinds it tells, one fits. */
    @Override
    void condition(FactsDecoder facts) {
        writer.number(24, FunctionCodes.of(facts, null));
    }

    @Override
    void settlementDate(int date, FactsDecoder facts) {
        writer.number(15, year(date / 100, facts) * 10_000 + date);
    }

    /** Message type, trace number, local date and time, acquirer behind its length. */
    @Override
    void original(FactsDecoder original, long stan) {
        int at = FactsFields.putDigits(text, 0, mti(MessageTypes.first(original.mti())), 4);
        at = FactsFields.putDigits(text, at, stan, 6);
        at = FactsFields.putDigits(text, at, localTime(original), 12);
        int digits = FactsFields.digits(original.acquirer());
        at = FactsFields.putDigits(text, at, digits, 2);
        at = FactsFields.putDigits(text, at, original.acquirer(), digits);
        writer.text(56, text, 0, at);
    }

    @Override
    void network(int networkCode, int year, long transmissionTime) {
        writer.number(7, transmissionTime)
                .number(12, year % 100 * ONE_YEAR + transmissionTime)
                .number(24, FunctionCodes.ofNetworkCode(networkCode));
    }

    @Override
    int networkMti() {
        return knows(NETWORK_REQUEST) ? NETWORK_REQUEST : NETWORK_REQUEST_WITHOUT_CLASS;
    }
}
