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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class DistinctCountersTest {
    private static final long NOW_NS = 1_781_517_600_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int VALUES = 8;

    private static DistinctCounters counter() {
        return new DistinctCounters(
                new CounterSpec(
                        "c",
                        CounterKey.TERMINAL,
                        CounterMeasure.DISTINCT,
                        CounterKey.CARD,
                        Counted.ATTEMPTED,
                        60,
                        6,
                        64,
                        VALUES));
    }

    @Property(tries = 300)
    void shouldShowWhatANaiveModelShows(
            @ForAll @Size(max = 80) List<@IntRange(min = 0, max = 8 * 30 - 1) Integer> steps) {
        DistinctCounters counter = counter();
        Map<Long, Long> lastBuckets = new HashMap<>();
        long nowNs = NOW_NS;
        for (int step : steps) {
            nowNs += step / 8 * SECOND;
            long value = 1L + step % 8;
            long bucket = nowNs / (10 * SECOND);
            lastBuckets.put(value, bucket);
            counter.add(77, value, nowNs, 1);
            long expected = lastBuckets.values().stream().filter(at -> at >= bucket - 6).count();
            assertThat(counter.read(77, nowNs)).isEqualTo(expected);
            assertThat(counter.with(77, value, nowNs)).isEqualTo(expected);
            assertThat(counter.with(77, 99, nowNs)).isEqualTo(expected + 1);
        }
    }

    @Test
    void shouldStayAtTheMostValuesItRemembers() {
        DistinctCounters counter = counter();
        for (long value = 1; value <= 3 * VALUES; value++) {
            counter.add(77, value, NOW_NS, value);
        }
        assertThat(counter.read(77, NOW_NS)).isEqualTo(VALUES);
        assertThat(counter.read(78, NOW_NS)).isZero();
    }
}
