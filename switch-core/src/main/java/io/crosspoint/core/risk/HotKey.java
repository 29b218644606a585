package io.crosspoint.core.risk;

import io.crosspoint.journal.transactions.HotKind;

import java.nio.charset.StandardCharsets;

/**
 * What stands on the hot list: a card by its seal, a token, a merchant or a terminal of an
 * acquirer. What does not belong to the kind is 0 or empty.
 *
 * @param bin first six digits of a card
 * @param merchant DE42, up to 15 characters of ISO-8859-1
 * @param terminal DE41, up to 8 characters of ISO-8859-1
 */
public record HotKey(
        HotKind kind,
        int sealKeyVersion,
        long sealHigh,
        long sealLow,
        int bin,
        int lastFour,
        long token,
        long acquirer,
        String merchant,
        String terminal) {

    static final int MERCHANT_LENGTH = 15;
    static final int TERMINAL_LENGTH = 8;

    public static HotKey card(
            int sealKeyVersion, long sealHigh, long sealLow, int bin, int lastFour) {
        return new HotKey(
                HotKind.CARD, sealKeyVersion, sealHigh, sealLow, bin, lastFour, 0, 0, "", "");
    }

    public static HotKey token(long token) {
        return new HotKey(HotKind.TOKEN, 0, 0, 0, 0, 0, token, 0, "", "");
    }

    public static HotKey merchant(long acquirer, String merchant) {
        return new HotKey(HotKind.MERCHANT, 0, 0, 0, 0, 0, 0, acquirer, merchant, "");
    }

    public static HotKey terminal(long acquirer, String terminal) {
        return new HotKey(HotKind.TERMINAL, 0, 0, 0, 0, 0, 0, acquirer, "", terminal);
    }

    /** A token could be paid with, and a seal serves to look a card up: neither is told. */
    @Override
    public String toString() {
        return "HotKey[" + kind + "]";
    }

    static byte[] padded(String text, int length) {
        byte[] bytes = " ".repeat(length).getBytes(StandardCharsets.ISO_8859_1);
        byte[] given = text.getBytes(StandardCharsets.ISO_8859_1);
        if (given.length > length) {
            throw new IllegalArgumentException(
                    "%d characters (expected: at most %d)".formatted(given.length, length));
        }
        System.arraycopy(given, 0, bytes, 0, given.length);
        return bytes;
    }

    long first() {
        return switch (kind) {
            case CARD -> sealHigh;
            case TOKEN -> token;
            case MERCHANT -> Subject.word(padded(merchant, MERCHANT_LENGTH), 0, 8);
            case TERMINAL -> Subject.word(padded(terminal, TERMINAL_LENGTH), 0, 8);
            case NULL_VAL -> 0;
        };
    }

    long second() {
        return switch (kind) {
            case CARD -> sealLow;
            case MERCHANT -> Subject.word(padded(merchant, MERCHANT_LENGTH), 8, 7);
            case TOKEN, TERMINAL, NULL_VAL -> 0;
        };
    }
}
