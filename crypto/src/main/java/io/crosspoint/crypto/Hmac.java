package io.crosspoint.crypto;

import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104) under a key of the ring. Not thread-safe. */
public final class Hmac implements MacMaker {
    /** Bytes of a MAC. */
    public static final int LENGTH = 32;

    private final Mac mac;

    Hmac(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256: not offered by this JDK", e);
        }
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void make(byte[] message, int at, int length, byte[] into, int macAt) {
        mac.update(message, at, length);
        try {
            mac.doFinal(into, macAt);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "MAC: found room for "
                            + (into.length - macAt)
                            + " bytes; expected at least "
                            + LENGTH,
                    e);
        }
    }

    /** The MAC of a whole message as a new array. */
    public byte[] make(byte[] message) {
        return mac.doFinal(message);
    }
}
