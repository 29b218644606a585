package io.crosspoint.core.link;

import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.jspecify.annotations.Nullable;

/** Writes fields of a message from the facts of a transaction. */
final class FactsFields {
    /** DE23 that the message did not carry, as the facts hold it. */
    static final int ABSENT = 0xFFFF;

    private static final int LONGEST_TEXT = 64;

    private final MessageWriter writer;
    private final EditionWriter edition;
    private final byte[] text = new byte[LONGEST_TEXT];

    FactsFields(MessageWriter writer, EditionWriter edition) {
        this.writer = writer;
        this.edition = edition;
    }

    /** All that a request made from nothing but facts must carry, the card number apart. */
    void writeRequest(FactsDecoder facts, @Nullable FactsDecoder original) {
        writeTransaction(facts);
        edition.circumstances(facts, original);
    }

    /** As {@link #writeRequest}, of the reversal of a request. */
    void writeReversal(FactsDecoder facts) {
        writeTransaction(facts);
        edition.reversalCircumstances(facts);
    }

    private void writeTransaction(FactsDecoder facts) {
        edition.requestTimes(facts);
        writeExchange(facts);
        writer.number(11, facts.issuerStan());
        if (facts.panExpiry() != 0) {
            writer.number(14, facts.panExpiry());
        }
        if (facts.cardSequence() != ABSENT) {
            writer.number(23, facts.cardSequence());
        }
    }

    /** What an answer made from nothing but facts repeats, the card number apart. */
    void writeAnswer(FactsDecoder facts) {
        edition.answerTimes(facts);
        writeExchange(facts);
        edition.condition(facts);
    }

    /** What a request, its answer and its reversal all carry, trace numbers apart. */
    private void writeExchange(FactsDecoder facts) {
        writer.number(3, facts.processingCode());
        writeInstitutions(facts);
        writeAmountAndReference(facts);
        writeTerminalAndMerchant(facts);
        writeCurrency(facts);
    }

    /** DE32 and DE33. */
    void writeInstitutions(FactsDecoder facts) {
        edition.number(32, facts.acquirer());
        edition.number(33, facts.forwarder());
    }

    void writeCurrency(FactsDecoder facts) {
        if (facts.currency() != 0) {
            putDigits(text, 0, facts.currency(), 3);
            writer.text(49, text, 0, 3);
        }
    }

    /** What an acquirer finds its transaction by. */
    void writeAmountAndReference(FactsDecoder facts) {
        if (facts.amountMinor() != 0) {
            writer.number(4, facts.amountMinor());
        }
        facts.getRrn(text, 0);
        textUnlessBlank(37, FactsDecoder.rrnLength());
    }

    void writeTerminalAndMerchant(FactsDecoder facts) {
        facts.getTerminal(text, 0);
        textUnlessBlank(41, FactsDecoder.terminalLength());
        facts.getMerchant(text, 0);
        textUnlessBlank(42, FactsDecoder.merchantLength());
    }

    private void textUnlessBlank(int de, int length) {
        for (int i = 0; i < length; i++) {
            if (text[i] != ' ') {
                writer.text(de, text, 0, length);
                return;
            }
        }
    }

    /** How many digits a number has without zeros on the left; 1 of 0. */
    static int digits(long value) {
        int count = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            count++;
        }
        return count;
    }

    /** Decimal digits, padded with zeros on the left; returns where they end. */
    static int putDigits(byte[] into, int at, long value, int count) {
        long rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + count;
    }
}
