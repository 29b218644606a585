package io.crosspoint.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;

import java.util.Map;

class TokenStatusTest {

    @Property(tries = 200)
    void shouldMaskAllButTenDigits(
            @ForAll @NumericChars @StringLength(min = 13, max = 19) String token) {
        String masked = TokenStatus.mask(token);

        assertThat(masked).hasSameSizeAs(token).matches("[0-9]{6}[*]+[0-9]{4}");
        assertThat(token)
                .startsWith(masked.substring(0, 6))
                .endsWith(masked.substring(masked.length() - 4));
    }

    @Test
    void shouldNotHoldAWholeNumber() {
        String token = FakeSwitch.KNOWN_TOKEN;

        assertThatThrownBy(() -> status(token, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maskedToken: 16 characters")
                .hasMessageNotContaining(token);
        assertThatThrownBy(() -> status(TokenStatus.mask(token), Map.of("device", "x" + token)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("device: 17 characters")
                .hasMessageNotContaining(token);
    }

    private static TokenStatus status(String token, Map<String, String> attributes) {
        return new TokenStatus(
                token, "ACTIVE", "3012", "40010000001", "621234", "4321", attributes);
    }
}
