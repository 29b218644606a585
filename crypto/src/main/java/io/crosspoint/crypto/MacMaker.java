package io.crosspoint.crypto;

import java.util.Arrays;
import java.util.Objects;

/** Makes and verifies MACs under one key. Not thread-safe: one per link and thread. */
public interface MacMaker {
    /** Bytes that {@link #make} writes. */
    int length();

    /** Writes the MAC over {@code length} bytes at {@code at} to {@code macAt}. */
    void make(byte[] message, int at, int length, byte[] mac, int macAt);

    /** Compares in constant time; the received MAC may be cut to its first bytes, at least 4. */
    default boolean verify(byte[] message, int at, int length, byte[] received) {
        Objects.checkFromIndexSize(at, length, message.length);
        if (received.length < 4 || received.length > length()) {
            return false;
        }
        byte[] mac = new byte[length()];
        make(message, at, length, mac, 0);
        return java.security.MessageDigest.isEqual(Arrays.copyOf(mac, received.length), received);
    }
}
