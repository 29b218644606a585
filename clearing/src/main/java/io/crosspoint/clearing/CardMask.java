package io.crosspoint.clearing;

/** The printed form of a card or token: at most its first six and last four digits. */
final class CardMask {
    private static final int SHOWN_FIRST = 6;
    private static final int SHOWN_LAST = 4;
    private static final int SHOWN = SHOWN_FIRST + SHOWN_LAST;

    private CardMask() {}

    /** Of a card known by its parts; empty when no card is known. */
    static String card(long bin, int lastFour, int length) {
        if (length <= SHOWN) {
            return "";
        }
        return "%06d%s%04d".formatted(bin, "*".repeat(length - SHOWN), lastFour);
    }

    /** Of a token; empty when there is none. */
    static String token(long token, int length) {
        if (length <= SHOWN) {
            return "";
        }
        String digits = Long.toUnsignedString(token);
        String padded = "0".repeat(Math.max(0, length - digits.length())) + digits;
        return padded.substring(0, SHOWN_FIRST)
                + "*".repeat(padded.length() - SHOWN)
                + padded.substring(padded.length() - SHOWN_LAST);
    }
}
