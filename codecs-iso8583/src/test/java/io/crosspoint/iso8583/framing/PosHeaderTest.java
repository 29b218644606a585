package io.crosspoint.iso8583.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HexFormat;

class PosHeaderTest {
    private static final String SPECIMEN = "6000030000" + "603100311234";

    private final PosHeader header = new PosHeader();

    @Test
    void shouldReadEveryPart() {
        assertThat(header.wrap(bytes("6000031234602234567890"), 0, 200)).isTrue();

        assertThat(header.tpdu().destination()).isEqualTo(3);
        assertThat(header.tpdu().source()).isEqualTo(1234);
        assertThat(header.applicationType()).isEqualTo(60);
        assertThat(header.softwareVersion()).isEqualTo(22);
        assertThat(header.terminalStatus()).isEqualTo(3);
        assertThat(header.processingRequest()).isEqualTo(4);
        assertThat(header.softwareSubVersion()).isEqualTo(567_890);
    }

    @Test
    void shouldExchangeTheAddressesAndSayWhatToDoNext() {
        header.wrap(bytes(SPECIMEN), 0, 200);
        UnsafeBuffer answer = new UnsafeBuffer(new byte[PosHeader.LENGTH]);
        header.answer(answer, 0, 6);

        assertThat(HexFormat.of().formatHex(answer.byteArray()))
                .isEqualTo("6000000003603106311234");
        assertThatThrownBy(() -> header.answer(answer, 0, 10))
                .isInstanceOf(FramingException.class)
                .hasMessageContaining("processing request: 10");
    }

    @Test
    void shouldWriteOneOfOurOwn() {
        UnsafeBuffer into = new UnsafeBuffer(new byte[PosHeader.LENGTH]);
        PosHeader.write(into, 0, 3, 0, new PosHeader.Terminal(60, 31, 0, 0, 311_234));

        assertThat(HexFormat.of().formatHex(into.byteArray())).isEqualTo(SPECIMEN);
        assertThatThrownBy(() -> new PosHeader.Terminal(100, 0, 0, 0, 0))
                .isInstanceOf(FramingException.class)
                .hasMessage("application type: 100 (expected: 0 to 99)");
        assertThatThrownBy(() -> new PosHeader.Terminal(0, 0, 0, 0, 1_000_000))
                .isInstanceOf(FramingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "60000300006031003112",
                "610003000060310031123400",
                "6000030000A0310031123400",
                "600003000060A10031123400",
                "60000300006031A031123400",
                "6000030000603100311A34"
            })
    void shouldRefuseWhatIsNone(String hex) {
        assertThat(header.wrap(bytes(hex), 0, hex.length() / 2)).isFalse();
    }

    private static UnsafeBuffer bytes(String hex) {
        return new UnsafeBuffer(HexFormat.of().parseHex(hex));
    }
}
