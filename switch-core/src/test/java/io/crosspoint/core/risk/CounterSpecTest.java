package io.crosspoint.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.transactions.Counted;
import io.crosspoint.journal.transactions.CounterKey;
import io.crosspoint.journal.transactions.CounterMeasure;

import org.junit.jupiter.api.Test;

import java.util.Set;

class CounterSpecTest {
    private static final CounterSpec SUM =
            new CounterSpec(
                    "c",
                    CounterKey.CARD,
                    CounterMeasure.SUM,
                    CounterKey.NULL_VAL,
                    Counted.APPROVED,
                    3_600,
                    12,
                    64,
                    0);

    /** A snapshot is proved with it by another process than the one that took it. */
    @Test
    void shouldHaveTheDigestOfAnyOtherProcess() {
        assertThat(SUM.digest()).isEqualTo(84_472_908_946_274L);
    }

    @Test
    void shouldDifferInEachPart() {
        Set<CounterSpec> others =
                Set.of(
                        like("d", CounterKey.CARD, CounterMeasure.SUM, Counted.APPROVED, 12),
                        like("c", CounterKey.TERMINAL, CounterMeasure.SUM, Counted.APPROVED, 12),
                        like("c", CounterKey.CARD, CounterMeasure.COUNT, Counted.APPROVED, 12),
                        like("c", CounterKey.CARD, CounterMeasure.SUM, Counted.ATTEMPTED, 12),
                        like("c", CounterKey.CARD, CounterMeasure.SUM, Counted.APPROVED, 6));
        assertThat(others).extracting(CounterSpec::digest).doesNotContain(SUM.digest());
        assertThat(others).extracting(CounterSpec::digest).doesNotHaveDuplicates();
    }

    private static CounterSpec like(
            String id, CounterKey by, CounterMeasure measure, Counted counted, int buckets) {
        return new CounterSpec(
                id, by, measure, CounterKey.NULL_VAL, counted, 3_600, buckets, 64, 0);
    }
}
