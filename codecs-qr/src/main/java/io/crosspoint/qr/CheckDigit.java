package io.crosspoint.qr;

/**
 * Damm's check digit over a decimal number: finds every single wrong digit and every swap of two
 * neighbours. Leading zeros do not change it.
 */
public final class CheckDigit {

    private static final byte[][] QUASIGROUP = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
    };

    private static final long HIGHEST_POWER = 1_000_000_000_000_000_000L;

    private CheckDigit() {}

    /**
     * The number with its check digit as a new last digit.
     *
     * @param number 0 to 10^17 - 1
     */
    public static long append(long number) {
        if (number < 0 || number >= HIGHEST_POWER / 10) {
            throw new IllegalArgumentException("number: " + number + " (expected: 0 to 17 digits)");
        }
        return number * 10 + fold(number);
    }

    /** Whether the last digit is the check digit of those before it. */
    public static boolean matches(long number) {
        return number >= 0 && fold(number) == 0;
    }

    private static int fold(long number) {
        int interim = 0;
        for (long power = HIGHEST_POWER; power > 0; power /= 10) {
            interim = QUASIGROUP[interim][(int) (number / power % 10)];
        }
        return interim;
    }
}
