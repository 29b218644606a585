package io.crosspoint.core.link;

import io.crosspoint.core.engine.Answer;
import io.crosspoint.core.lane.Effect;
import io.crosspoint.core.lane.Slot;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.FieldSet;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.agrona.MutableDirectBuffer;

import java.util.Arrays;

/**
 * Makes the acquirer's answer: its own trace number, reference and token from the facts, the code
 * decided, and what only the issuer's answer holds.
 */
final class AnswerEncoder {
    /**
     * What an issuer's answer may tell the acquirer. Anything else stays here: an issuer that knows
     * the card by its number could name it in a field of its own choosing.
     */
    private static final FieldSet RETURNED =
            FieldSet.of(
                    2, 3, 4, 5, 6, 7, 9, 10, 12, 13, 15, 16, 18, 19, 22, 25, 28, 32, 33, 38, 41, 42,
                    44, 49, 50, 51, 54, 55, 60, 100);

    /** Fields of those in which an issuer can write what it likes, chip data among them. */
    private static final int[] FREE = {44, 54, 55, 60};

    private static final int LONGEST_FREE = 2048;

    /** What an answer repeats of the message it answers. */
    private static final int[] ECHOED = {
        2, 3, 4, 7, 11, 12, 13, 15, 18, 25, 32, 33, 37, 41, 42, 49, 70, 90
    };

    private final MessageWriter writer;
    private final CardNumbers cards;
    private final FactsFields fields;
    private final byte[] code = new byte[2];
    private final byte[] free = new byte[LONGEST_FREE];

    AnswerEncoder(Dialect dialect, CardNumbers cards) {
        writer = new MessageWriter(dialect);
        this.cards = cards;
        fields = new FactsFields(writer);
    }

    /** The answer to a transaction request. */
    int encode(Effect effect, MutableDirectBuffer into, int at) {
        try {
            fill(effect);
            return writer.encode(into, at);
        } finally {
            writer.wipe();
        }
    }

    private void fill(Effect effect) {
        FactsDecoder facts = effect.facts();
        Answer answer = effect.answer();
        Slot slot = effect.slot();
        if (slot == null) {
            fromFacts(facts, answer);
        } else {
            fromIssuer(slot.view(), facts);
        }
        writer.number(11, facts.stan());
        writeCode(answer.responseCode);
    }

    /** The issuer's answer, with what the acquirer must find again as it sent it. */
    private void fromIssuer(MessageView issuerAnswer, FactsDecoder facts) {
        writer.startFrom(issuerAnswer, MessageTypes.answer(facts.mti()));
        writer.retain(RETURNED);
        if (facts.codeSerial() != 0 || !cards.isCardOf(facts, issuerAnswer)) {
            writer.remove(CardNumbers.PAN);
        }
        if (facts.codeSerial() == 0 && !writer.has(CardNumbers.PAN)) {
            cards.writeInstrument(facts, writer);
        }
        if (facts.tokenLength() != 0) {
            removeWhatNamesTheCard(issuerAnswer, facts);
        }
        writer.number(3, facts.processingCode());
        fields.writeCurrency(facts);
        fields.writeAmountAndReference(facts);
        fields.writeTerminalAndMerchant(facts);
    }

    /** Who paid by token must not learn the card, whatever its issuer writes. */
    private void removeWhatNamesTheCard(MessageView issuerAnswer, FactsDecoder facts) {
        for (int de : FREE) {
            if (issuerAnswer.has(de)) {
                int length = issuerAnswer.text(de, free, 0);
                if (cards.appearsIn(free, length, facts)) {
                    writer.remove(de);
                }
                Arrays.fill(free, 0, length, (byte) 0);
            }
        }
    }

    private void fromFacts(FactsDecoder facts, Answer answer) {
        writer.start(MessageTypes.answer(facts.mti()));
        if (facts.codeSerial() == 0) {
            cards.writeInstrument(facts, writer);
        }
        fields.writeExchange(facts);
        if (answer.settlementDate != 0) {
            writer.number(15, answer.settlementDate);
        }
        if (answer.authorisationId[0] != ' ') {
            writer.text(38, answer.authorisationId, 0, answer.authorisationId.length);
        }
    }

    /** The answer to a message that is no transaction, or that could not become one. */
    int encode(MessageView request, int responseCode, MutableDirectBuffer into, int at) {
        try {
            writer.start(MessageTypes.answer(request.mti()));
            for (int de : ECHOED) {
                writer.copy(de, request);
            }
            writeCode(responseCode);
            return writer.encode(into, at);
        } finally {
            writer.wipe();
        }
    }

    private void writeCode(int responseCode) {
        code[0] = (byte) (responseCode >> 8);
        code[1] = (byte) responseCode;
        writer.text(39, code, 0, code.length);
    }
}
