package io.crosspoint.core.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.core.engine.Inbound;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionCodesTest {
    @ParameterizedTest
    @CsvSource({"1, 801", "2, 802", "301, 831", "101, 811", "201, 821", "202, 822"})
    void shouldSayTheSameInBothEditions(int networkCode, int functionCode) {
        assertThat(FunctionCodes.ofNetworkCode(networkCode)).isEqualTo(functionCode);
        assertThat(FunctionCodes.networkCode(functionCode)).isEqualTo(networkCode);
    }

    /** A code of 1987 in a message of 1993 signs nobody on. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 301, 899})
    void shouldKnowNoOtherCode(int functionCode) {
        assertThat(FunctionCodes.networkCode(functionCode)).isZero();
    }

    @Test
    void shouldTellAnAbsentCodeFromAnUnknownOne() {
        assertThat(FunctionCodes.networkCode(Inbound.ABSENT)).isEqualTo(Inbound.ABSENT);
    }
}
