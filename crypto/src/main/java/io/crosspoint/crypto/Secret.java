package io.crosspoint.crypto;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * What opens a key store: a passphrase of at least 12 characters, or a key of 32 bytes handed in
 * from outside. Its text shows only which of the two it is; {@link #close()} wipes it.
 */
public final class Secret implements AutoCloseable {
    /** Environment variable with 64 hexadecimal characters. */
    public static final String KEY_VARIABLE = "CROSSPOINT_KEY";

    /** Environment variable with a passphrase. */
    public static final String PASSPHRASE_VARIABLE = "CROSSPOINT_PASSPHRASE";

    private static final int KEY_BYTES = 32;
    private static final int MIN_PASSPHRASE = 12;

    private final char @Nullable [] passphrase;
    private final byte @Nullable [] key;

    private Secret(char @Nullable [] passphrase, byte @Nullable [] key) {
        this.passphrase = passphrase;
        this.key = key;
    }

    /** A passphrase; the array is copied. */
    public static Secret passphrase(char[] passphrase) {
        if (passphrase.length < MIN_PASSPHRASE) {
            throw new IllegalArgumentException(
                    "passphrase of the key store: found "
                            + passphrase.length
                            + " characters; expected at least "
                            + MIN_PASSPHRASE);
        }
        return new Secret(passphrase.clone(), null);
    }

    /** A key of 32 bytes; the array is copied. */
    public static Secret key(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "key of the key store: found "
                            + key.length
                            + " bytes; expected 32, for example from: openssl rand -hex 32");
        }
        return new Secret(null, key.clone());
    }

    /**
     * From {@code CROSSPOINT_KEY} (64 hexadecimal characters) or, without it, {@code
     * CROSSPOINT_PASSPHRASE}.
     *
     * @throws KeyStoreException when neither is there or the key is malformed
     */
    public static Secret fromEnvironment(Map<String, String> environment) {
        String hex = environment.get(KEY_VARIABLE);
        if (hex != null) {
            if (!hex.matches("[0-9a-fA-F]{64}")) {
                throw new KeyStoreException(
                        KEY_VARIABLE
                                + ": found "
                                + hex.length()
                                + " characters; expected 64 hexadecimal ones, for example from:"
                                + " openssl rand -hex 32");
            }
            return key(HexFormat.of().parseHex(hex));
        }
        String passphrase = environment.get(PASSPHRASE_VARIABLE);
        if (passphrase == null) {
            throw new KeyStoreException(
                    "secret of the key store: neither "
                            + KEY_VARIABLE
                            + " nor "
                            + PASSPHRASE_VARIABLE
                            + " is set; set one of them");
        }
        return passphrase(passphrase.toCharArray());
    }

    char @Nullable [] passphraseOrNull() {
        return passphrase;
    }

    byte @Nullable [] keyOrNull() {
        return key;
    }

    @Override
    public void close() {
        if (passphrase != null) {
            Arrays.fill(passphrase, '\0');
        }
        if (key != null) {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return key == null ? "Secret[passphrase]" : "Secret[key]";
    }
}
