package io.crosspoint.core.link;

import io.crosspoint.core.lane.Effect;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.agrona.MutableDirectBuffer;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Makes the issuer's request: the acquirer's message as it came, but for the switch's own trace
 * number, the original as the issuer knows it and, where a token was used, the card in its place.
 * Without that message (an order of the partners' port, a repeat after a restart) it is made from
 * the facts.
 */
final class RequestEncoder {
    private static final int TRACK_2 = 35;
    private static final int TRACK_3 = 36;
    private static final int TRACK_1 = 45;

    /** A longer card number than the token's leaves less for discretionary data. */
    private static final int LONGEST_TRACK = 37;

    private final MessageWriter writer;
    private final CardNumbers cards;
    private final EditionWriter edition;
    private final FactsFields fields;
    private final TokenData tokenData;
    private final byte[] track = new byte[64];
    private final byte[] rebuilt = new byte[96];

    RequestEncoder(Dialect dialect, CardNumbers cards) {
        writer = new MessageWriter(dialect);
        this.cards = cards;
        edition = EditionWriter.of(writer);
        fields = new FactsFields(writer, edition);
        tokenData = new TokenData(dialect);
    }

    /**
     * @param message what the acquirer sent; null when it is not there any more, or never was
     */
    int encode(Effect effect, @Nullable MessageView message, MutableDirectBuffer into, int at) {
        try {
            fill(effect, message);
            return writer.encode(into, at);
        } finally {
            writer.wipe();
        }
    }

    private void fill(Effect effect, @Nullable MessageView message) {
        FactsDecoder facts = effect.facts();
        FactsDecoder original = effect.original();
        if (message == null) {
            int repeat = effect.attempt() == 0 ? 0 : 1;
            writer.start(edition.mti(MessageTypes.first(facts.mti())) + repeat);
            fields.writeRequest(facts, original);
        } else {
            startFrom(message, facts, original);
        }
        writer.number(11, facts.issuerStan());
        boolean namesCard = message != null && message.has(CardNumbers.PAN);
        if (facts.tokenLength() != 0 || !namesCard) {
            substituteCard(facts, message);
        }
        if (original != null) {
            edition.original(original, original.issuerStan());
        }
    }

    private void startFrom(
            MessageView message, FactsDecoder facts, @Nullable FactsDecoder original) {
        boolean translated = edition.startFrom(message, MessageTypes.first(facts.mti()));
        writer.remove(64).remove(128);
        if (translated) {
            edition.requestTimes(facts);
            fields.writeInstitutions(facts);
            edition.circumstances(facts, original);
        } else {
            edition.completeTimes(facts);
        }
    }

    private void substituteCard(FactsDecoder facts, @Nullable MessageView message) {
        cards.writePan(facts, writer);
        if (facts.tokenLength() == 0) {
            return;
        }
        if (facts.panExpiry() != 0) {
            writer.number(14, facts.panExpiry());
        }
        if (facts.cardSequence() != FactsFields.ABSENT) {
            writer.number(23, facts.cardSequence());
        }
        if (message != null && message.has(TRACK_2)) {
            rewriteTrack(message, facts);
        }
        // Their check characters and discretionary data are the token's; track 2 says all.
        writer.remove(TRACK_1).remove(TRACK_3);
        tokenData.write(facts, writer);
    }

    /** The card's number and expiry in front, the rest of the track as it was. */
    private void rewriteTrack(MessageView view, FactsDecoder facts) {
        try {
            putTrack(view, facts);
        } finally {
            Arrays.fill(track, (byte) 0);
            Arrays.fill(rebuilt, (byte) 0);
        }
    }

    private void putTrack(MessageView view, FactsDecoder facts) {
        int length = view.text(TRACK_2, track, 0);
        int separator = CardNumbers.separator(track, length);
        int panLength = cards.unseal(facts, rebuilt);
        int at = panLength;
        if (separator < length) {
            int restAt = Math.min(separator + 5, length);
            rebuilt[at++] = track[separator];
            at = FactsFields.putDigits(rebuilt, at, facts.panExpiry(), 4);
            int rest = Math.min(length - restAt, LONGEST_TRACK - at);
            System.arraycopy(track, restAt, rebuilt, at, rest);
            at += rest;
        }
        writer.text(TRACK_2, rebuilt, 0, at);
    }
}
