package io.crosspoint.core.risk;

/**
 * A limit or a rule.
 *
 * @param id 1 to {@link #MOST_ID}, journalled with what it decides
 * @param match which transactions it is about
 * @param counter id of the counter it reads, empty for none
 * @param above it fires when the counter, this transaction included, is larger
 * @param responseCode that it declines with: two characters as {@code 256 * first + second}
 */
public record Rule(
        int id,
        String name,
        Match match,
        String counter,
        long above,
        Action action,
        int responseCode) {

    /** Larger numbers are of what is built in, see {@link BuiltIn}. */
    public static final int MOST_ID = 899_999;
}
