package io.crosspoint.token;

import io.crosspoint.crypto.Hmac;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * Makes payment account references: 4 characters of the provider and 25 drawn from the card's seal
 * with a key, so that one card always gives one reference and the reference gives no card.
 */
final class AccountReferences {
    private static final int RADIX = 36;
    private static final int DIGITS = 25;
    private static final BigInteger COUNT = BigInteger.valueOf(RADIX).pow(DIGITS);

    private final String prefix;
    private final Hmac key;

    AccountReferences(String prefix, Hmac key) {
        this.prefix = prefix;
        this.key = key;
    }

    String of(SealedCard card) {
        byte[] input =
                ByteBuffer.allocate(3 + 2 * Long.BYTES)
                        .put((byte) 'P')
                        .put((byte) 'A')
                        .put((byte) 'R')
                        .putLong(card.sealHigh())
                        .putLong(card.sealLow())
                        .array();
        String drawn = new BigInteger(1, key.make(input)).mod(COUNT).toString(RADIX);
        return prefix + "0".repeat(DIGITS - drawn.length()) + drawn.toUpperCase(Locale.ROOT);
    }
}
