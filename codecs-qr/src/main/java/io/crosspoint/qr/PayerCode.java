package io.crosspoint.qr;

/**
 * Tells by its digits alone whose app shows a payer code. The network's own have 19 digits: {@code
 * 62}, two digits of product, fifteen more, and no check digit.
 */
public enum PayerCode {
    /** The network's own form. */
    NETWORK,
    /** {@code 10} to {@code 16} and 16 more digits: another wallet's. */
    OTHER_WALLET_18,
    /** {@code 25} to {@code 30} and 14 to 22 more digits: another wallet's. */
    OTHER_WALLET_16_TO_24,
    /** No form that is known. */
    UNKNOWN;

    /** Digits of the network's own codes. */
    public static final int LENGTH = 19;

    private static final long LOWEST = 6_200_000_000_000_000_000L;
    private static final long HIGHEST = 6_299_999_999_999_999_999L;
    private static final long[] POWERS = new long[LENGTH];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < LENGTH; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    /**
     * Whose code the digits are.
     *
     * @param text ASCII bytes
     */
    public static PayerCode of(byte[] text, int offset, int length) {
        if (length < 3 || length > 24) {
            return UNKNOWN;
        }
        for (int i = offset; i < offset + length; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return UNKNOWN;
            }
        }
        return of((text[offset] - '0') * 10 + text[offset + 1] - '0', length);
    }

    /** Whose code the digits are; a code longer than 18 digits of another wallet does not fit. */
    public static PayerCode of(long code) {
        int length = digits(code);
        return length < 3 ? UNKNOWN : of((int) (code / POWERS[length - 2]), length);
    }

    /** Whose code the text is. */
    public static PayerCode of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return UNKNOWN;
            }
        }
        int length = text.length();
        return length < 3 ? UNKNOWN : of(Integer.parseInt(text.substring(0, 2)), length);
    }

    /**
     * A code of the network's form.
     *
     * @param product 0 to 99
     * @param number 0 to 10^15 - 1
     */
    public static long compose(int product, long number) {
        if (product < 0 || product > 99 || number < 0 || number >= POWERS[15]) {
            throw new IllegalArgumentException(
                    "payer code: product or number out of bounds (expected: 2 and 15 digits)");
        }
        return LOWEST + product * POWERS[15] + number;
    }

    /** The two digits of product in one of the network's codes. */
    public static int product(long code) {
        return (int) (code / POWERS[15] % 100);
    }

    /** Whether the number has the network's own form. */
    public static boolean isNetworks(long code) {
        return code >= LOWEST && code <= HIGHEST;
    }

    private static PayerCode of(int firstTwo, int length) {
        if (firstTwo == 62 && length == LENGTH) {
            return NETWORK;
        }
        if (firstTwo >= 10 && firstTwo <= 16 && length == 18) {
            return OTHER_WALLET_18;
        }
        if (firstTwo >= 25 && firstTwo <= 30 && length >= 16 && length <= 24) {
            return OTHER_WALLET_16_TO_24;
        }
        return UNKNOWN;
    }

    private static int digits(long code) {
        int digits = 1;
        while (digits < LENGTH && code >= POWERS[digits]) {
            digits++;
        }
        return digits;
    }
}
