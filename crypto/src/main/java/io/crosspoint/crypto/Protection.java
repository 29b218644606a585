package io.crosspoint.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * How the store's key comes from the secret: PBKDF2 (RFC 8018) for a passphrase, with its count of
 * iterations and salt kept in the file; the key itself otherwise, with a salt so that no two stores
 * share working keys.
 */
final class Protection {
    private static final int ITERATIONS = 600_000;
    private static final int MIN_ITERATIONS = 100_000;
    private static final int MAX_ITERATIONS = 10_000_000;
    private static final int SALT_LENGTH = 16;
    private static final Pattern LINE =
            Pattern.compile("protection (?:key|pbkdf2-hmac-sha256 (\\d{1,8})) ([0-9a-f]{32})");

    /** 0 when the secret is a key. */
    private final int iterations;

    private final byte[] salt;

    private Protection(int iterations, byte[] salt) {
        this.iterations = iterations;
        this.salt = salt;
    }

    static Protection fresh(Secret secret, SecureRandom random) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return new Protection(secret.keyOrNull() == null ? ITERATIONS : 0, salt);
    }

    static Protection parse(String place, String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new KeyStoreException(
                    place
                            + ": found an unknown protection; expected \"protection"
                            + " pbkdf2-hmac-sha256 ITERATIONS SALT\" or \"protection key SALT\"");
        }
        String count = matcher.group(1);
        int iterations = count == null ? 0 : Integer.parseInt(count);
        if (count != null && (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS)) {
            throw new KeyStoreException(
                    place
                            + ": found "
                            + iterations
                            + " iterations; expected "
                            + MIN_ITERATIONS
                            + " to "
                            + MAX_ITERATIONS
                            + "; the line was altered: restore the store from a backup");
        }
        return new Protection(iterations, HexFormat.of().parseHex(matcher.group(2)));
    }

    String line() {
        String method = iterations == 0 ? "key" : "pbkdf2-hmac-sha256 " + iterations;
        return "protection " + method + " " + HexFormat.of().formatHex(salt);
    }

    StoreCipher unlock(Secret secret) {
        byte[] key = secret.keyOrNull();
        char[] passphrase = secret.passphraseOrNull();
        if (iterations == 0 && key != null) {
            return new StoreCipher(key, salt);
        }
        if (iterations > 0 && passphrase != null) {
            return new StoreCipher(stretch(passphrase), salt);
        }
        throw new KeyStoreException(
                "key store: found "
                        + (key == null ? "a passphrase" : "a key")
                        + "; expected "
                        + (key == null ? "a key in " + Secret.KEY_VARIABLE : "a passphrase")
                        + ", with which this store was made");
    }

    private byte[] stretch(char[] passphrase) {
        PBEKeySpec spec = new PBEKeySpec(passphrase, salt, iterations, 256);
        try {
            SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
            return factory.generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("PBKDF2WithHmacSHA256: not offered by this JDK", e);
        } finally {
            spec.clearPassword();
        }
    }
}
