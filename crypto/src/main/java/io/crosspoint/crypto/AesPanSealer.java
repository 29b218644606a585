package io.crosspoint.crypto;

import org.jspecify.annotations.Nullable;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.SortedMap;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encode, then encipher.
 *
 * <pre>
 *  0                             9 10            15
 * +---+---------------------------+----------------+
 * |L-8| digits, then F to the end |  0 0 0 0 0 0   |  one AES-256 block
 * +---+---------------------------+----------------+
 *  one nibble each, 20 in all       redundancy
 * </pre>
 */
final class AesPanSealer implements PanSealer {
    private static final int BCD_BYTES = 10;
    private static final int FILLER = 0xF;

    private final int keyVersion;
    private final Cipher encipher;
    private final @Nullable Cipher[] decipher = new Cipher[KeyRing.MAX_VERSION + 1];
    private final byte[] clear = new byte[SEAL_LENGTH];

    AesPanSealer(KeyRing ring) {
        SortedMap<Integer, byte[]> keys = ring.versions(KeyName.PAN_SEAL);
        keyVersion = keys.lastKey();
        encipher = cipher(Cipher.ENCRYPT_MODE, ring.material(KeyName.PAN_SEAL, keyVersion));
        keys.forEach((version, key) -> decipher[version] = cipher(Cipher.DECRYPT_MODE, key));
    }

    private static Cipher cipher(int mode, byte[] key) {
        try {
            // A single block of encoded text with redundancy needs no chaining and no nonce.
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES with 256 bits: not offered by this JDK", e);
        }
    }

    @Override
    public int keyVersion() {
        return keyVersion;
    }

    @Override
    public void seal(byte[] digits, int at, int length, byte[] seal, int sealAt) {
        if (length < MIN_DIGITS || length > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "card number: found " + length + " digits; expected 8 to 19");
        }
        Arrays.fill(clear, (byte) 0);
        putNibble(0, length - MIN_DIGITS);
        for (int i = 0; i < MAX_DIGITS; i++) {
            putNibble(1 + i, i < length ? digit(digits[at + i], i) : FILLER);
        }
        transform(encipher, clear, 0, seal, sealAt);
        Arrays.fill(clear, (byte) 0);
    }

    private static int digit(byte ascii, int index) {
        int digit = ascii - '0';
        if (digit < 0 || digit > 9) {
            throw new IllegalArgumentException(
                    "card number: found a byte that is no ASCII digit at index "
                            + index
                            + "; expected 8 to 19 digits");
        }
        return digit;
    }

    @Override
    public int unseal(byte[] seal, int sealAt, int version, byte[] digits, int at) {
        Cipher cipher = version < 1 || version > KeyRing.MAX_VERSION ? null : decipher[version];
        if (cipher == null) {
            throw new UnknownKeyException(
                    "key PAN_SEAL version "
                            + version
                            + ": not in the key store; expected the store that sealed this number");
        }
        transform(cipher, seal, sealAt, clear, 0);
        int length = nibble(0) + MIN_DIGITS;
        if (!intact(length)) {
            Arrays.fill(clear, (byte) 0);
            throw new SealBrokenException(version);
        }
        for (int i = 0; i < length; i++) {
            digits[at + i] = (byte) ('0' + nibble(1 + i));
        }
        Arrays.fill(clear, (byte) 0);
        return length;
    }

    private boolean intact(int length) {
        int wrong = 0;
        for (int i = BCD_BYTES; i < SEAL_LENGTH; i++) {
            wrong |= clear[i];
        }
        if (wrong != 0 || length > MAX_DIGITS) {
            return false;
        }
        for (int i = 0; i < MAX_DIGITS; i++) {
            int nibble = nibble(1 + i);
            if (i < length ? nibble > 9 : nibble != FILLER) {
                return false;
            }
        }
        return true;
    }

    private void putNibble(int index, int value) {
        clear[index >> 1] |= (byte) ((index & 1) == 0 ? value << 4 : value);
    }

    private int nibble(int index) {
        int both = clear[index >> 1] & 0xFF;
        return (index & 1) == 0 ? both >> 4 : both & 0xF;
    }

    private static void transform(Cipher cipher, byte[] in, int inAt, byte[] out, int outAt) {
        try {
            int written = cipher.update(in, inAt, SEAL_LENGTH, out, outAt);
            if (written != SEAL_LENGTH) {
                throw new IllegalStateException("AES block: cipher wrote " + written + " bytes");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "seal: found room for " + (out.length - outAt) + " bytes; expected 16", e);
        }
    }
}
