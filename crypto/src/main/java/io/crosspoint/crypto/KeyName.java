package io.crosspoint.crypto;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a key is for. A name is 1 to 40 characters of A–Z, 0–9 and underscore and begins with a
 * letter; links name their own keys, the constants are the keys that every installation has.
 */
public record KeyName(String text) implements Comparable<KeyName> {
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    /** Enciphers card numbers at rest. */
    public static final KeyName PAN_SEAL = new KeyName("PAN_SEAL");

    /** Keys every hash of something guessable. */
    public static final KeyName HMAC = new KeyName("HMAC");

    /** Orders the numbers of tokens. */
    public static final KeyName TOKEN_NUMBER = new KeyName("TOKEN_NUMBER");

    /** Orders the serials of QR codes. */
    public static final KeyName QR_SERIAL = new KeyName("QR_SERIAL");

    /** The keys a new store is made with. */
    static final List<KeyName> STANDARD = List.of(PAN_SEAL, HMAC, TOKEN_NUMBER, QR_SERIAL);

    public KeyName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "key name: found a text of "
                            + text.length()
                            + " characters; expected 1 to 40 of A-Z, 0-9 and _, a letter first");
        }
    }

    @Override
    public int compareTo(KeyName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
