package io.crosspoint.core.risk;

import io.crosspoint.journal.transactions.Counted;
import io.crosspoint.journal.transactions.CounterKey;
import io.crosspoint.journal.transactions.CounterMeasure;

/**
 * What is counted, for whom and how long.
 *
 * @param id 1 to 24 characters; a counter of the same shape and id goes on when rules are loaded
 * @param by whose transactions are counted
 * @param of what is told apart when the measure is DISTINCT; else NULL_VAL
 * @param counted which outcomes count; attempts only when the measure is DISTINCT
 * @param windowSeconds how far back it looks, at most 31 days
 * @param buckets parts the window is made of, 1 to 60: what it counts is at most one part older
 *     than the window
 * @param entries most keys, a power of two; see {@link CounterTable} for what happens beyond
 * @param values most values of each key when DISTINCT, 2 to 32; else 0
 */
public record CounterSpec(
        String id,
        CounterKey by,
        CounterMeasure measure,
        CounterKey of,
        Counted counted,
        int windowSeconds,
        int buckets,
        int entries,
        int values) {

    public static final int MOST_ID_LENGTH = 24;
    public static final int LEAST_ENTRIES = 64;
    public static final int MOST_ENTRIES = 1 << 20;
    public static final int MOST_WINDOW_SECONDS = 31 * 86_400;
    public static final int MOST_BUCKETS = 60;
    public static final int MOST_VALUES = 32;

    private static final long NANOS = 1_000_000_000L;
    private static final int BYTES = 8;

    public CounterSpec {
        check(!id.isEmpty() && id.length() <= MOST_ID_LENGTH, "id", id, "1 to 24 characters");
        check(
                windowSeconds > 0 && windowSeconds <= MOST_WINDOW_SECONDS,
                "window",
                windowSeconds,
                "1 second to 31 days");
        check(buckets > 0 && buckets <= MOST_BUCKETS, "buckets", buckets, "1 to 60");
        check(
                Integer.bitCount(entries) == 1
                        && entries >= LEAST_ENTRIES
                        && entries <= MOST_ENTRIES,
                "entries",
                entries,
                "a power of two from 64 to 1048576");
        boolean distinct = measure == CounterMeasure.DISTINCT;
        check(
                distinct ? values >= 2 && values <= MOST_VALUES : values == 0,
                "values",
                values,
                "2 to 32 when distinct");
        check(
                distinct == (of != CounterKey.NULL_VAL) && (!distinct || of != by),
                "distinct",
                of,
                "something else than the counter is kept by");
        check(
                !distinct || counted == Counted.ATTEMPTED,
                "counted",
                counted,
                "attempts when distinct");
    }

    private static void check(boolean holds, String name, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "counter: %s %s (expected: %s)".formatted(name, found, expected));
        }
    }

    /** The same in every process, which the hash code of an enumeration is not. */
    long digest() {
        long digest = id.hashCode() * 31L + by.value();
        digest = (digest * 31 + measure.value()) * 31 + of.value();
        digest = (digest * 31 + counted.value()) * 31 + windowSeconds;
        return ((digest * 31 + buckets) * 31 + entries) * 31 + values;
    }

    long bucketNs() {
        return windowSeconds * NANOS / buckets;
    }

    /** What it takes in memory when all its entries are in use. */
    public long bytes() {
        return (long) entries
                * BYTES
                * (measure == CounterMeasure.DISTINCT
                        ? DistinctCounters.words(values)
                        : SlidingSums.words(buckets));
    }
}
