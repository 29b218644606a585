package io.crosspoint.crypto;

/**
 * Seals card numbers for storage: deterministic, so that equal numbers give equal seals under one
 * key version and the seal serves as the look-up key. A seal is one AES-256 block over the number
 * as BCD and 48 bits of redundancy. Not thread-safe: one per thread, from {@link
 * KeyRing#newPanSealer()}. No call allocates, except to throw.
 */
public interface PanSealer {
    /** Bytes of a seal. */
    int SEAL_LENGTH = 16;

    /** Fewest digits of a card number, ISO/IEC 7812-1. */
    int MIN_DIGITS = 8;

    /** Most digits of a card number, ISO/IEC 7812-1. */
    int MAX_DIGITS = 19;

    /** Version of the key under which {@link #seal} works, 1 to 255; stored beside the seal. */
    int keyVersion();

    /**
     * Seals {@code length} ASCII digits at {@code at} into 16 bytes at {@code sealAt}.
     *
     * @throws IllegalArgumentException when the length is not 8 to 19 or a byte is not a digit
     */
    void seal(byte[] digits, int at, int length, byte[] seal, int sealAt);

    /**
     * Opens a seal into ASCII digits at {@code at}; up to 19 bytes are written.
     *
     * @return the count of digits
     * @throws SealBrokenException when the bytes were not sealed under this version of the key
     * @throws UnknownKeyException when the ring holds no such version
     */
    int unseal(byte[] seal, int sealAt, int keyVersion, byte[] digits, int at);
}
