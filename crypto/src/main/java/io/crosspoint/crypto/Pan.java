package io.crosspoint.crypto;

import java.util.Arrays;

/**
 * A card number in clear: 12 to 19 digits that pass the Luhn check. Lives only at the edges; its
 * text shows the first six and last four digits and nothing else. {@link #close()} wipes it.
 */
public final class Pan implements AutoCloseable {
    private static final int MIN_DIGITS = 12;

    private final byte[] digits;

    private Pan(byte[] digits) {
        this.digits = digits;
    }

    /**
     * Reads ASCII digits.
     *
     * @throws IllegalArgumentException that tells the defect but none of the characters
     */
    public static Pan of(CharSequence text) {
        int length = text.length();
        if (length < MIN_DIGITS || length > PanSealer.MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "card number: found " + length + " characters; expected 12 to 19 digits");
        }
        byte[] digits = new byte[length];
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new IllegalArgumentException(
                        "card number: found a character that is no digit at index "
                                + i
                                + "; expected 12 to 19 digits");
            }
            digits[i] = (byte) c;
        }
        if (!Luhn.valid(digits, 0, length)) {
            throw new IllegalArgumentException(
                    "card number: found a wrong check digit; expected one that passes the Luhn"
                            + " check");
        }
        return new Pan(digits);
    }

    public int length() {
        return digits.length;
    }

    /** First six digits. */
    public int bin() {
        return number(0, 6);
    }

    /** Last four digits. */
    public int lastFour() {
        return number(digits.length - 4, 4);
    }

    /** Seals this number into 16 bytes at {@code sealAt}. */
    public void seal(PanSealer sealer, byte[] seal, int sealAt) {
        sealer.seal(digits, 0, digits.length, seal, sealAt);
    }

    /** Whether the digits stand anywhere in {@code text}. */
    public boolean occursIn(CharSequence text) {
        for (int from = 0; from + digits.length <= text.length(); from++) {
            if (matchesAt(text, from)) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesAt(CharSequence text, int from) {
        for (int i = 0; i < digits.length; i++) {
            if (text.charAt(from + i) != digits[i]) {
                return false;
            }
        }
        return true;
    }

    private int number(int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            value = value * 10 + digits[i] - '0';
        }
        return value;
    }

    /** The form that may be shown: {@code 621234******0003}. */
    public static String masked(int bin, int lastFour, int length) {
        StringBuilder text = new StringBuilder(length);
        appendPadded(text, bin, 6);
        text.repeat('*', Math.max(0, length - 10));
        return appendPadded(text, lastFour, 4).toString();
    }

    private static StringBuilder appendPadded(StringBuilder text, int value, int width) {
        String digits = Integer.toString(value);
        return text.repeat('0', Math.max(0, width - digits.length())).append(digits);
    }

    @Override
    public void close() {
        Arrays.fill(digits, (byte) '0');
    }

    @Override
    public String toString() {
        return masked(bin(), lastFour(), digits.length);
    }
}
