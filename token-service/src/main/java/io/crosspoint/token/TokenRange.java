package io.crosspoint.token;

/**
 * Numbers set aside for tokens: six-digit BINs, both ends included, that no card uses.
 *
 * @param length digits of the numbers, 13 to 19, check digit included
 */
public record TokenRange(int firstBin, int lastBin, int length) {
    private static final int BIN_DIGITS = 6;

    public TokenRange {
        Fields.range("first token BIN", firstBin, 100_000, 999_999);
        Fields.range("last token BIN", lastBin, firstBin, 999_999);
        Fields.range("token length", length, 13, 19);
        if (length == 19 && lastBin >= 900_000) {
            throw new IllegalArgumentException(
                    "token range: found 19 digits from BIN "
                            + lastBin
                            + "; expected BINs below 900000 with 19 digits, which fit 63 bits");
        }
    }

    /** Whether a number of that many digits lies in the range. */
    public boolean contains(long number, int digits) {
        if (digits != length) {
            return false;
        }
        long bin = number / pow10(length - BIN_DIGITS);
        return bin >= firstBin && bin <= lastBin;
    }

    /** How many numbers with a check digit the range holds. */
    long size() {
        return (lastBin - firstBin + 1L) * perBin();
    }

    /** The number without its check digit at a place of the range, 0 to size − 1. */
    long body(long place) {
        return firstBin * perBin() + place;
    }

    private long perBin() {
        return pow10(length - BIN_DIGITS - 1);
    }

    private static long pow10(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
