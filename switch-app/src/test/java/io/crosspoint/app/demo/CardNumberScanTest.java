package io.crosspoint.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.perf.sim.Card;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** A scan that finds nothing must be known to find something. */
class CardNumberScanTest {
    private static final String NUMBER = Card.of("621234", 4711, "3012").number();

    private final CardNumberScan scan = new CardNumberScan(List.of(NUMBER));

    private long found(byte[] bytes) throws IOException {
        return scan.stream(new ByteArrayInputStream(bytes));
    }

    private long foundInHex(String hex) throws IOException {
        return found(HexFormat.of().parseHex(hex));
    }

    @Test
    void shouldFindDigitsBetweenOthers() throws IOException {
        assertThat(found(("pan=" + NUMBER + ";").getBytes(StandardCharsets.US_ASCII))).isOne();
        assertThat(found(("99" + NUMBER + "77").getBytes(StandardCharsets.US_ASCII))).isOne();
    }

    @Test
    void shouldFindPackedDigitsFromEitherHalfOfAByte() throws IOException {
        assertThat(foundInHex("16" + NUMBER + "00")).isOne();
        assertThat(foundInHex("0" + NUMBER + "f")).isOne();
    }

    @Test
    void shouldFindWholeNumbersInEitherOrder() throws IOException {
        long number = Long.parseLong(NUMBER);
        assertThat(found(ByteBuffer.allocate(20).putLong(3, number).array())).isOne();
        assertThat(
                        found(
                                ByteBuffer.allocate(20)
                                        .order(ByteOrder.LITTLE_ENDIAN)
                                        .putLong(3, number)
                                        .array()))
                .isOne();
    }

    @Test
    void shouldRefuseNumbersThatItCannotLookFor() {
        assertThatThrownBy(() -> new CardNumberScan(List.of(NUMBER + "1")))
                .hasMessage("card number: 17 digits (expected: 16)");
    }

    @Test
    void shouldPassOverMaskedAndOtherNumbers() throws IOException {
        String other = Card.of("621234", 4712, "3012").number();
        String masked = NUMBER.substring(0, 6) + "******" + NUMBER.substring(12);
        assertThat(found((other + " " + masked).getBytes(StandardCharsets.US_ASCII))).isZero();
        assertThat(foundInHex(other + "00".repeat(30))).isZero();
    }
}
