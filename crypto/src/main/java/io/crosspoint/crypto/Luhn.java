package io.crosspoint.crypto;

/** The check digit of card and token numbers, ISO/IEC 7812-1 annex B. */
public final class Luhn {
    private Luhn() {}

    /** The digit that makes {@code body} followed by it valid; {@code body} is not negative. */
    public static int checkDigit(long body) {
        int sum = 0;
        boolean doubled = true;
        for (long rest = body; rest > 0; rest /= 10) {
            sum += weight((int) (rest % 10), doubled);
            doubled = !doubled;
        }
        return (10 - sum % 10) % 10;
    }

    /** Whether the last digit of {@code number} is its check digit. */
    public static boolean valid(long number) {
        return number >= 0 && checkDigit(number / 10) == number % 10;
    }

    /** Whether {@code length} ASCII digits at {@code at} pass; false when one is not a digit. */
    public static boolean valid(byte[] digits, int at, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int digit = digits[at + length - 1 - i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            sum += weight(digit, i % 2 == 1);
        }
        return length > 0 && sum % 10 == 0;
    }

    private static int weight(int digit, boolean doubled) {
        int weighted = doubled ? digit * 2 : digit;
        return weighted > 9 ? weighted - 9 : weighted;
    }
}
