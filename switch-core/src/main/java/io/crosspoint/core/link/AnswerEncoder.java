package io.crosspoint.core.link;

import io.crosspoint.core.engine.Answer;
import io.crosspoint.core.engine.TotalsAnswer;
import io.crosspoint.core.lane.Effect;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Makes the acquirer's answer: its own trace number, reference and token from the facts, the code
 * decided, and what only the issuer's answer holds.
 */
final class AnswerEncoder {
    /** Fields of those in which an issuer can write what it likes, chip data among them. */
    private static final int[] FREE = {44, 54, 55, 60};

    private static final int LONGEST_FREE = 2048;

    private final MessageWriter writer;
    private final CardNumbers cards;
    private final EditionWriter edition;
    private final FactsFields fields;
    private final ResponseCodeTable codes;
    private final TotalsFields totals = new TotalsFields();
    private final byte[] free = new byte[LONGEST_FREE];

    AnswerEncoder(Dialect dialect, CardNumbers cards, ResponseCodeTable codes) {
        writer = new MessageWriter(dialect);
        this.cards = cards;
        this.codes = codes;
        edition = EditionWriter.of(writer);
        fields = new FactsFields(writer, edition);
    }

    /**
     * The answer to a transaction request.
     *
     * @param issuerAnswer null when the switch answers by itself
     */
    int encode(
            Effect effect, @Nullable MessageView issuerAnswer, MutableDirectBuffer into, int at) {
        try {
            fill(effect, issuerAnswer);
            return writer.encode(into, at);
        } finally {
            writer.wipe();
        }
    }

    private void fill(Effect effect, @Nullable MessageView issuerAnswer) {
        FactsDecoder facts = effect.facts();
        Answer answer = effect.answer();
        if (issuerAnswer == null) {
            fromFacts(facts, answer);
        } else {
            fromIssuer(issuerAnswer, facts, answer);
        }
        writer.number(11, facts.stan());
        codes.write(answer.responseCode, edition.mti(MessageTypes.answer(facts.mti())), writer);
    }

    /**
     * The issuer's answer, with what the acquirer must find again as it sent it. Anything that is
     * not for the acquirer stays here: an issuer that knows the card by its number could name it in
     * a field of its own choosing.
     */
    private void fromIssuer(MessageView issuerAnswer, FactsDecoder facts, Answer answer) {
        boolean translated = edition.startFrom(issuerAnswer, MessageTypes.answer(facts.mti()));
        writer.retain(edition.returned());
        if (translated || edition.answersBriefly()) {
            edition.answerTimes(facts);
            edition.answerInstitutions(facts);
        }
        if (translated) {
            edition.condition(facts);
            settlementDate(facts, answer);
        }
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
        writer.start(edition.mti(MessageTypes.answer(facts.mti())));
        if (facts.codeSerial() == 0) {
            cards.writeInstrument(facts, writer);
        }
        fields.writeAnswer(facts);
        settlementDate(facts, answer);
        if (answer.authorisationId[0] != ' ') {
            writer.text(38, answer.authorisationId, 0, answer.authorisationId.length);
        }
        if (answer.balancesLength != 0
                && !cards.appearsIn(answer.balances, answer.balancesLength, facts)) {
            writer.text(54, answer.balances, 0, answer.balancesLength);
        }
    }

    /** The answer to a reconciliation message: the switch's own totals. */
    int encode(MessageView request, TotalsAnswer answer, MutableDirectBuffer into, int at) {
        try {
            echo(request, answer.responseCode);
            totals.write(answer, request.mti() < MessageTypes.VERSION_1993, writer);
            return writer.encode(into, at);
        } finally {
            writer.wipe();
        }
    }

    private void settlementDate(FactsDecoder facts, Answer answer) {
        if (answer.settlementDate != 0) {
            edition.settlementDate(answer.settlementDate, facts);
        }
    }

    /** The answer to a message that is no transaction, or that could not become one. */
    int encode(MessageView request, int responseCode, MutableDirectBuffer into, int at) {
        try {
            echo(request, responseCode);
            return writer.encode(into, at);
        } finally {
            writer.wipe();
        }
    }

    private void echo(MessageView request, int responseCode) {
        int mti = MessageTypes.answer(request.mti());
        writer.start(mti);
        for (int de : edition.echoed()) {
            writer.copy(de, request);
        }
        codes.write(responseCode, mti, writer);
    }
}
