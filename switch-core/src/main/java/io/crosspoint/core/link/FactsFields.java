package io.crosspoint.core.link;

import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.journal.transactions.FactsDecoder;

/** Writes fields of a message from the facts of a transaction. */
final class FactsFields {
    /** DE23 that the message did not carry, as the facts hold it. */
    static final int ABSENT = 0xFFFF;

    private static final int ORIGINAL_LENGTH = 42;

    private final MessageWriter writer;
    private final byte[] text = new byte[ORIGINAL_LENGTH];

    FactsFields(MessageWriter writer) {
        this.writer = writer;
    }

    /** All that a request made from nothing but facts must carry, the card number apart. */
    void writeAll(FactsDecoder facts) {
        writeExchange(facts);
        writer.number(11, facts.issuerStan());
        number(18, facts.mcc());
        writer.number(22, facts.entryMode());
        if (facts.panExpiry() != 0) {
            writer.number(14, facts.panExpiry());
        }
        if (facts.cardSequence() != ABSENT) {
            writer.number(23, facts.cardSequence());
        }
    }

    /** What a request, its answer and its reversal all carry, trace numbers apart. */
    void writeExchange(FactsDecoder facts) {
        writer.number(3, facts.processingCode());
        writer.number(7, facts.transmissionTime());
        number(12, facts.localTime());
        number(13, facts.localDate());
        writer.number(25, facts.conditionCode());
        number(32, facts.acquirer());
        number(33, facts.forwarder());
        writeAmountAndReference(facts);
        writeTerminalAndMerchant(facts);
        writeCurrency(facts);
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

    /** DE90: the original as the addressee knows it. */
    void writeOriginal(FactsDecoder original, long stan) {
        int at = putDigits(text, 0, MessageTypes.first(original.mti()), 4);
        at = putDigits(text, at, stan, 6);
        at = putDigits(text, at, original.transmissionTime(), 10);
        at = putDigits(text, at, original.acquirer(), 11);
        putDigits(text, at, original.forwarder(), 11);
        writer.text(90, text, 0, ORIGINAL_LENGTH);
    }

    private void number(int de, long value) {
        if (value != 0) {
            writer.number(de, value);
        }
    }

    private void textUnlessBlank(int de, int length) {
        for (int i = 0; i < length; i++) {
            if (text[i] != ' ') {
                writer.text(de, text, 0, length);
                return;
            }
        }
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
