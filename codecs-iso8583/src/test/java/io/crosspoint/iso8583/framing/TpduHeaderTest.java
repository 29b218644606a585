package io.crosspoint.iso8583.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HexFormat;

class TpduHeaderTest {
    private final TpduHeader header = new TpduHeader();

    @Test
    void shouldReadTheAddresses() {
        assertThat(header.wrap(bytes("FF6000031234"), 1, 5)).isTrue();

        assertThat(header.destination()).isEqualTo(3);
        assertThat(header.source()).isEqualTo(1234);
    }

    @Test
    void shouldExchangeTheAddressesForAnAnswer() {
        header.wrap(bytes("6000031234"), 0, 90);
        UnsafeBuffer answer = new UnsafeBuffer(new byte[6]);
        header.answer(answer, 1);

        assertThat(HexFormat.of().formatHex(answer.byteArray())).isEqualTo("006012340003");
    }

    @Test
    void shouldWriteOneOfOurOwn() {
        UnsafeBuffer into = new UnsafeBuffer(new byte[5]);
        TpduHeader.write(into, 0, 9999, 70);

        assertThat(HexFormat.of().formatHex(into.byteArray())).isEqualTo("6099990070");
        assertThatThrownBy(() -> TpduHeader.write(into, 0, 10_000, 0))
                .isInstanceOf(FramingException.class)
                .hasMessage("address: 10000 (expected: 0 to 9999)");
        assertThatThrownBy(() -> TpduHeader.write(into, 0, 0, -1))
                .isInstanceOf(FramingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"60000312", "6800031234", "60000A1234", "60000312F4"})
    void shouldRefuseWhatIsNone(String hex) {
        assertThat(header.wrap(bytes(hex), 0, hex.length() / 2)).isFalse();
    }

    private static UnsafeBuffer bytes(String hex) {
        return new UnsafeBuffer(HexFormat.of().parseHex(hex));
    }
}
