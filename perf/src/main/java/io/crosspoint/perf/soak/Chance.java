package io.crosspoint.perf.soak;

import java.util.List;
import java.util.SplittableRandom;

/** All that happens by chance, from one seed. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    /** 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Between two numbers, both included. */
    long between(long from, long to) {
        return random.nextLong(from, to + 1);
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
