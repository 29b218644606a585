package io.crosspoint.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Enciphers the records of a key store: AES-256-GCM, 96-bit nonce, 128-bit tag, associated data =
 * name, version and column, so that no ciphertext can stand in for another. A second key
 * authenticates the file as a whole.
 */
final class StoreCipher implements AutoCloseable {
    static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final String COLUMN = "material";

    private final byte[] cipherKey;
    private final byte[] macKey;

    StoreCipher(byte[] storeKey, byte[] salt) {
        cipherKey = derive(storeKey, "encipher", salt);
        macKey = derive(storeKey, "authenticate", salt);
    }

    private static byte[] derive(byte[] storeKey, String purpose, byte[] salt) {
        byte[] label = purpose.getBytes(StandardCharsets.US_ASCII);
        return new Hmac(storeKey)
                .make(ByteBuffer.allocate(label.length + salt.length).put(label).put(salt).array());
    }

    byte[] encipher(byte[] nonce, KeyName name, int version, byte[] key) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, nonce, name, version).doFinal(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM: not offered by this JDK", e);
        }
    }

    byte[] decipher(byte[] nonce, KeyName name, int version, byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, name, version).doFinal(sealed);
        } catch (GeneralSecurityException e) {
            throw new KeyStoreException(
                    "key "
                            + name
                            + " version "
                            + version
                            + ": found a wrong tag; restore the store from a backup",
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, KeyName name, int version)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode, new SecretKeySpec(cipherKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((name + "|" + version + "|" + COLUMN).getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    byte[] mac(String text) {
        return new Hmac(macKey).make(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        Arrays.fill(cipherKey, (byte) 0);
        Arrays.fill(macKey, (byte) 0);
    }
}
