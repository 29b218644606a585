package io.crosspoint.token.http;

import io.crosspoint.crypto.Pan;
import io.crosspoint.crypto.PanSealer;
import io.crosspoint.token.SealedCard;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The one place where a card number is in clear: read, sealed, wiped. May be shared by event loops;
 * each has a sealer of its own.
 */
final class CardReader {
    private static final Set<String> MEMBERS = Set.of("pan", "expiry", "sequence");

    private final ThreadLocal<PanSealer> sealers;

    CardReader(Supplier<PanSealer> sealers) {
        this.sealers = ThreadLocal.withInitial(sealers);
    }

    /**
     * Reads a card.
     *
     * @param elsewhere the texts of the request that go to the journal as they are: the number must
     *     not hide in them
     */
    SealedCard read(JsonFields card, Iterable<String> elsewhere) {
        card.only(MEMBERS);
        int expiry = card.expiryOrNone("expiry");
        int sequence = (int) card.numberOr("sequence", 999, SealedCard.NO_SEQUENCE);
        try (Pan pan = pan(card)) {
            for (String text : elsewhere) {
                if (pan.occursIn(text)) {
                    throw new FieldException(
                            card.at("pan"),
                            "the card number in another member, too",
                            "it nowhere else");
                }
            }
            return seal(pan, expiry, sequence);
        }
    }

    private static Pan pan(JsonFields card) {
        String text = card.text("pan");
        try {
            return Pan.of(text);
        } catch (IllegalArgumentException e) {
            throw new FieldException(
                    card.at("pan"),
                    "a text of " + text.length() + " characters that is no card number",
                    "12 to 19 digits that pass the Luhn check");
        }
    }

    private SealedCard seal(Pan pan, int expiry, int sequence) {
        PanSealer sealer = sealers.get();
        byte[] seal = new byte[PanSealer.SEAL_LENGTH];
        pan.seal(sealer, seal, 0);
        ByteBuffer halves = ByteBuffer.wrap(seal);
        return new SealedCard(
                halves.getLong(),
                halves.getLong(),
                sealer.keyVersion(),
                pan.bin(),
                pan.lastFour(),
                pan.length(),
                expiry,
                sequence);
    }
}
