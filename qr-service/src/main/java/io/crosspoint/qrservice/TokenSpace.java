package io.crosspoint.qrservice;

/**
 * Which numbers are set aside for tokens. Whatever else a partner sends in a token's place may be a
 * clear card number, so it is refused before anything is recorded.
 */
@FunctionalInterface
public interface TokenSpace {
    /**
     * Whether a number is a token's, known or not.
     *
     * @param length how many digits it has
     */
    boolean contains(long number, int length);
}
