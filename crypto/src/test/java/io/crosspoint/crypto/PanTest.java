package io.crosspoint.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class PanTest {
    private static final String NUMBER = number(621234000000000L);

    @Test
    void shouldShowOnlyTheFirstSixAndLastFour() {
        Pan pan = Pan.of(NUMBER);

        assertThat(pan).hasToString(NUMBER.substring(0, 6) + "******" + NUMBER.substring(12));
        assertThat(pan.bin()).isEqualTo(621234);
        assertThat(pan.lastFour()).isEqualTo(Integer.parseInt(NUMBER.substring(12)));
        assertThat(Pan.masked(621234, 7, 16)).isEqualTo("621234******0007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "62123400000", "62123400000000000000", "621234O000000000"})
    void shouldRefuseWhatIsNoCardNumber(String text) {
        assertThatThrownBy(() -> Pan.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 12 to 19 digits")
                .hasMessageNotContaining("6212");
    }

    @Property(tries = 200)
    void shouldRefuseAnyOtherCheckDigit(
            @ForAll @LongRange(min = 100_000_000_000L, max = 999_999_999_999_999L) long body,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        int right = Luhn.checkDigit(body);
        String wrong = body + "" + (right + shift) % 10;

        assertThat(Luhn.valid(body * 10 + right)).isTrue();
        assertThat(Luhn.valid(Long.parseLong(wrong))).isFalse();
        assertThat(Luhn.valid(wrong.getBytes(StandardCharsets.US_ASCII), 0, wrong.length()))
                .isFalse();
        assertThatThrownBy(() -> Pan.of(wrong))
                .hasMessageContaining("wrong check digit")
                .hasMessageNotContaining(wrong);
    }

    @Test
    void shouldKnowTheLuhnExample() {
        // ISO/IEC 7812-1 annex B: 7992739871 has check digit 3.
        assertThat(Luhn.checkDigit(7_992_739_871L)).isEqualTo(3);
        assertThat(Luhn.valid(new byte[0], 0, 0)).isFalse();
    }

    @Test
    void shouldFindItselfInATextAndForgetItselfWhenClosed() {
        Pan pan = Pan.of(NUMBER);
        assertThat(pan.occursIn("device-" + NUMBER)).isTrue();
        assertThat(pan.occursIn("device-" + NUMBER.substring(1))).isFalse();

        pan.close();

        assertThat(pan.occursIn("device-" + NUMBER)).isFalse();
        assertThat(pan.bin()).isZero();
    }

    private static String number(long body) {
        return body + "" + Luhn.checkDigit(body);
    }
}
