package io.crosspoint.qr;

/** What values consist of, and how much of them a text may show. */
final class Texts {
    private Texts() {}

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A value in an error: short and plain ones as they are, others by their length. */
    static String shown(String text) {
        boolean plain = text.chars().allMatch(c -> c >= 32 && c < 127);
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        return plain && text.length() <= 12 && digits < 12
                ? "\"" + text + "\""
                : text.codePointCount(0, text.length()) + " characters";
    }

    /** First six and last four of what may be a card number, nothing of shorter ones. */
    static String masked(String digits) {
        int length = digits.length();
        return length < 13
                ? "*".repeat(length)
                : digits.substring(0, 6) + "*".repeat(length - 10) + digits.substring(length - 4);
    }
}
