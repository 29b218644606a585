package io.crosspoint.token;

/** Checks of the values a command is made of. */
final class Fields {
    static final long MAX_REQUESTOR_ID = 99_999_999_999L;
    static final long MAX_AMOUNT_MINOR = 999_999_999_999L;

    private Fields() {}

    static void range(String name, long found, long min, long max) {
        if (found < min || found > max) {
            throw new IllegalArgumentException(
                    name + ": found " + described(found) + "; expected " + min + " to " + max);
        }
    }

    /** A long number in the wrong place may be a card's: it is not repeated. */
    private static String described(long found) {
        return found >= 0 && found < 100_000_000
                ? Long.toString(found)
                : "a number of " + Long.toString(found).length() + " characters";
    }

    /** Printable ASCII of limited length; the text itself is not told, it may hold anything. */
    static void text(String name, String found, int min, int max) {
        boolean printable = found.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (found.length() < min || found.length() > max || !printable) {
            throw new IllegalArgumentException(
                    name
                            + ": found "
                            + found.length()
                            + " characters"
                            + (printable ? "" : " with blanks or characters outside ASCII")
                            + "; expected "
                            + min
                            + " to "
                            + max
                            + " printable ASCII characters without blanks");
        }
    }

    static void expiry(String name, int yymm) {
        if (yymm < 0 || yymm > 9912 || yymm % 100 < 1 || yymm % 100 > 12) {
            throw new IllegalArgumentException(
                    name + ": found " + yymm + "; expected YYMM with a month 01 to 12");
        }
    }
}
