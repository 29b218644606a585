package io.crosspoint.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.crypto.KeyName;
import io.crosspoint.crypto.KeyRing;
import io.crosspoint.crypto.Luhn;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

class TokenNumbersTest {
    private static final KeyRing RING = KeyRing.ephemeral();

    @Property(tries = 200)
    void shouldDrawValidNumbersOfTheRange(
            @ForAll @IntRange(min = 13, max = 19) int length,
            @ForAll @LongRange(max = 99_999_999L) long serial) {
        TokenRanges ranges = new TokenRanges(List.of(new TokenRange(629_900, 629_999, length)));
        long place = serial % ranges.size();

        TokenNumbers.Draw draw = numbers(ranges).draw(place);

        assertThat(Luhn.valid(draw.number())).isTrue();
        assertThat(Long.toString(draw.number())).hasSize(length).startsWith("6299");
        assertThat(ranges.contains(draw.number(), length)).isTrue();
        assertThat(ranges.contains(draw.number(), length == 13 ? 14 : 13)).isFalse();
    }

    @Test
    void shouldDrawEveryNumberOfAOneBinRangeOfEachHalfOnlyOnce() {
        // 13 digits leave six free ones: a million numbers; the first 20,000 tell enough.
        TokenNumbers numbers =
                numbers(new TokenRanges(List.of(new TokenRange(629_900, 629_900, 13))));
        Set<Long> seen = new HashSet<>();
        for (long serial = 0; serial < 20_000; serial++) {
            assertThat(seen.add(numbers.draw(serial).number())).as("serial %d", serial).isTrue();
        }
    }

    @Test
    void shouldNotTellTheNextNumberByTheLast() {
        TokenNumbers numbers = numbers(VaultHarness.RANGES);

        long first = numbers.draw(0).number();
        long second = numbers.draw(1).number();

        assertThat(Math.abs(second - first)).isGreaterThan(1_000);
        assertThat(numbers(VaultHarness.RANGES).draw(0).number()).isEqualTo(first);
    }

    @Test
    void shouldKeepTheNumbersOfARangeWhenAnotherIsAdded() {
        TokenRange first = new TokenRange(629_900, 629_949, 13);
        TokenRange second = new TokenRange(629_950, 629_999, 16);
        TokenNumbers alone = numbers(new TokenRanges(List.of(first)));
        TokenNumbers both = numbers(new TokenRanges(List.of(first, second)));

        assertThat(both.draw(7)).isEqualTo(alone.draw(7));
        assertThat(both.draw(alone.size()).length()).isEqualTo(16);
        assertThatThrownBy(() -> alone.draw(alone.size()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseRangesThatOverlap() {
        assertThatThrownBy(
                        () ->
                                new TokenRanges(
                                        List.of(
                                                new TokenRange(629_900, 629_950, 16),
                                                new TokenRange(629_950, 629_999, 16))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected no overlap");
    }

    private static TokenNumbers numbers(TokenRanges ranges) {
        return new TokenNumbers(ranges, RING.newHmac(KeyName.TOKEN_NUMBER));
    }
}
