package io.crosspoint.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.transactions.Counted;
import io.crosspoint.journal.transactions.CounterKey;
import io.crosspoint.journal.transactions.CounterMeasure;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SlidingSumsTest {
    private static final long NOW_NS = 1_781_517_600_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int WINDOW = 60;
    private static final int BUCKETS = 6;
    private static final long BUCKET_NS = WINDOW * SECOND / BUCKETS;

    private static CounterSpec spec(int entries) {
        return new CounterSpec(
                "c",
                CounterKey.CARD,
                CounterMeasure.SUM,
                CounterKey.NULL_VAL,
                Counted.APPROVED,
                WINDOW,
                BUCKETS,
                entries,
                0);
    }

    /** Everything ever counted, looked through each time. */
    private static final class NaiveSums {
        private record Part(long key, long value, long bucket) {}

        private final List<Part> all = new ArrayList<>();

        void add(long key, long value, long timeNs) {
            all.add(new Part(key, value, timeNs / BUCKET_NS));
        }

        long read(long key, long timeNs) {
            return all.stream()
                    .filter(each -> each.key == key && each.bucket >= timeNs / BUCKET_NS - BUCKETS)
                    .mapToLong(Part::value)
                    .sum();
        }
    }

    /** A command: which key, how much later, and whether it takes the last of that key back. */
    @Property(tries = 300)
    void shouldShowWhatANaiveModelShows(
            @ForAll @Size(max = 80) List<@IntRange(min = 0, max = 4 * 4 * 50 - 1) Integer> steps) {
        SlidingSums sums = new SlidingSums(spec(64));
        NaiveSums naive = new NaiveSums();
        long[] lastAt = new long[4];
        long nowNs = NOW_NS;
        long transaction = 1;
        for (int step : steps) {
            int key = 1 + step % 4;
            nowNs += step / 16 * SECOND;
            boolean back = step / 4 % 4 == 0;
            if (back && lastAt[key - 1] > nowNs - WINDOW * SECOND) {
                sums.takeBack(key, 5, lastAt[key - 1], transaction);
                naive.add(key, -5, lastAt[key - 1]);
                lastAt[key - 1] = 0;
            } else {
                sums.add(key, 5, nowNs, transaction++);
                naive.add(key, 5, nowNs);
                lastAt[key - 1] = nowNs;
            }
            for (int each = 1; each <= 4; each++) {
                assertThat(sums.read(each, nowNs)).isEqualTo(naive.read(each, nowNs));
                assertThat(sums.with(each, 7, nowNs)).isEqualTo(naive.read(each, nowNs) + 7);
            }
        }
        assertThat(sums.displaced()).isZero();
    }

    @Test
    void shouldForgetNothingWithinTheWindowAndAllOneBucketLater() {
        for (long offset = 0; offset < BUCKET_NS; offset += SECOND) {
            SlidingSums sums = new SlidingSums(spec(64));
            sums.add(9, 100, NOW_NS + offset, 1);
            assertThat(sums.read(9, NOW_NS + offset + WINDOW * SECOND)).isEqualTo(100);
            assertThat(sums.read(9, NOW_NS + offset + WINDOW * SECOND + BUCKET_NS)).isZero();
        }
    }

    @Test
    void shouldCountInItsOwnBucketWhenTheClockStepsBack() {
        SlidingSums sums = new SlidingSums(spec(64));
        sums.add(9, 100, NOW_NS, 1);
        sums.add(9, 10, NOW_NS - 2 * BUCKET_NS, 2);
        sums.add(9, 1, NOW_NS - 20 * BUCKET_NS, 3);
        assertThat(sums.read(9, NOW_NS)).isEqualTo(110);
        assertThat(sums.read(9, NOW_NS + WINDOW * SECOND - BUCKET_NS)).isEqualTo(100);
    }

    @Test
    void shouldDisplaceTheKeyThatWasQuietLongestAndCountIt() {
        SlidingSums sums = new SlidingSums(spec(64));
        for (long key = 1; key <= 9; key++) {
            sums.add(key, key, NOW_NS + key * BUCKET_NS / 2, key);
        }
        long nowNs = NOW_NS + 5 * BUCKET_NS;
        assertThat(sums.displaced()).isEqualTo(1);
        assertThat(sums.read(1, nowNs)).isZero();
        for (long key = 2; key <= 9; key++) {
            assertThat(sums.read(key, nowNs)).isEqualTo(key);
        }
    }

    @Test
    void shouldTakeNothingBackFromAnEntryThatWasMadeLater() {
        SlidingSums sums = new SlidingSums(spec(64));
        sums.add(1, 50, NOW_NS, 1);
        for (long key = 2; key <= 9; key++) {
            sums.add(key, 1, NOW_NS, key);
        }
        sums.add(1, 30, NOW_NS, 20);
        sums.takeBack(1, 50, NOW_NS, 1);
        assertThat(sums.read(1, NOW_NS)).isEqualTo(30);
    }
}
