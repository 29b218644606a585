package io.crosspoint.core.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class EntryModesTest {
    private static String of1987(int entryMode, boolean pinSent) {
        byte[] text = new byte[EntryModes.LENGTH + 1];
        EntryModes.to1993(entryMode, pinSent, text, 1);
        return new String(text, 1, EntryModes.LENGTH, StandardCharsets.ISO_8859_1);
    }

    private static int of1993(String text) {
        return EntryModes.of1993(text.getBytes(StandardCharsets.ISO_8859_1), 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, 12, 21, 22, 31, 32, 51, 52, 71, 72, 91, 92, 801, 802, 911, 912})
    void shouldComeBackAsItWas(int entryMode) {
        assertThat(of1993(of1987(entryMode, false))).isEqualTo(entryMode);
        assertThat(of1993(of1987(entryMode, true))).isEqualTo(entryMode);
    }

    @ParameterizedTest
    @CsvSource({"41, 31", "951, 51", "961, 71", "901, 21"})
    void shouldNameTheNearestThatTheOtherEditionHas(int entryMode, int nearest) {
        assertThat(of1993(of1987(entryMode, false))).isEqualTo(nearest);
    }

    @ParameterizedTest
    @CsvSource({
        "510101513344, 51",
        "210101213344, 21",
        "510101213344, 801",
        "000150600000, 92",
        "50010151014C, 52",
        "510101M13344, 71",
        "510101A13344, 911",
        "910101913344, 1"
    })
    void shouldReadWhatMembersOf1993Write(String text, int entryMode) {
        assertThat(of1993(text)).isEqualTo(entryMode);
    }

    @Test
    void shouldSayWhetherAPinWasSent() {
        assertThat(of1987(51, true)).isEqualTo("510001513001");
        assertThat(of1987(52, false)).isEqualTo("500001500000");
    }
}
