package io.crosspoint.core.engine;

/**
 * Bounds and policies of the engine.
 *
 * @param remembered transactions kept in memory for answers to repeats, reversals and follow-ups; a
 *     power of two from 64 (a configuration may say 1,024 and more) to 4,194,304; each takes about
 *     340 bytes
 * @param timedOutCode what an acquirer is told when the issuer does not answer: 98 or 68
 * @param completionPercent how much of a pre-authorised amount may be completed, 100 to 200
 * @param refundWindowDays days after the original in which a refund is taken; 0 for no limit
 * @param reversalRetryNs first wait before a reversal is sent again; doubles up to 64 times this
 * @param interruptedWaitNs how long after a start an issuer may take to sign on before what it was
 *     asked by the process that ended, and what cannot be reversed, is told as timed out
 * @param orphanReversals reversals of unknown originals that are remembered of each link
 * @param currency the one that the members settle in, ISO 4217 numeric; money in any other is
 *     declined, since no fee and no position could be made of it
 * @param answersKeptNs how long an answer is given again to repeats of its request, from the end of
 *     the issuer's limit; a message under the same key is new after that
 * @param businessDay when the business date changes
 */
public record EngineSettings(
        int remembered,
        int timedOutCode,
        int completionPercent,
        int refundWindowDays,
        long reversalRetryNs,
        long interruptedWaitNs,
        int orphanReversals,
        int currency,
        long answersKeptNs,
        BusinessDayRule businessDay) {

    private static final int REMEMBERED_TO_RECALLED = 16;
    private static final int LEAST_REMEMBERED = 1 << 6;
    private static final int MOST_REMEMBERED = 1 << 22;

    public EngineSettings {
        check(
                Integer.bitCount(remembered) == 1
                        && remembered >= LEAST_REMEMBERED
                        && remembered <= MOST_REMEMBERED,
                "remembered",
                remembered,
                "a power of two from 64 to 4194304");
        check(
                timedOutCode == ResponseCode.NO_ANSWER
                        || timedOutCode == ResponseCode.ANSWER_TOO_LATE,
                "timedOutCode",
                timedOutCode,
                "98 or 68");
        check(
                completionPercent >= 100 && completionPercent <= 200,
                "completionPercent",
                completionPercent,
                "100 to 200");
        check(refundWindowDays >= 0, "refundWindowDays", refundWindowDays, "0 or more");
        check(reversalRetryNs > 0, "reversalRetryNs", reversalRetryNs, "more than 0");
        check(interruptedWaitNs > 0, "interruptedWaitNs", interruptedWaitNs, "more than 0");
        check(orphanReversals > 0, "orphanReversals", orphanReversals, "more than 0");
        check(answersKeptNs > 0, "answersKeptNs", answersKeptNs, "more than 0");
        check(currency > 0 && currency <= 999, "currency", currency, "1 to 999");
    }

    private static void check(boolean holds, String name, long found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    name + ": " + found + " (expected: " + expected + ")");
        }
    }

    /**
     * How many transactions that had left memory may be kept in it again: a sixteenth of those that
     * are remembered. The one recalled longest ago gives way to the next.
     */
    int recalled() {
        return remembered / REMEMBERED_TO_RECALLED;
    }

    /** What an installation gets that says nothing else. */
    public static EngineSettings defaults() {
        return new EngineSettings(
                1 << 18,
                ResponseCode.NO_ANSWER,
                115,
                90,
                1_000_000_000L,
                900_000_000_000L,
                1 << 16,
                156,
                86_400_000_000_000L,
                BusinessDayRule.byCommand());
    }
}
