package io.crosspoint.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-5", "@SUM(A1)"})
    void shouldPutAnApostropheBeforeAFormula(String text) {
        assertThat(CellText.of(text)).isEqualTo("'" + text);
        assertThat(CellText.of("  " + text + " ")).isEqualTo("'" + text);
    }

    @Test
    void shouldReplaceControlCharacters() {
        assertThat(CellText.of("A\tB\r\nC\u001b[2JD\u009bE\u202eF")).isEqualTo("A?B??C?[2JD?E?F");
        assertThat(CellText.of("\t=1")).isEqualTo("?=1");
    }

    @Test
    void shouldKeepWhatIsHarmless() {
        assertThat(CellText.of("T0000001 ")).isEqualTo("T0000001");
        assertThat(CellText.of("A-1=2")).isEqualTo("A-1=2");
        assertThat(CellText.of("面馆")).isEqualTo("面馆");
        assertThat(CellText.of("   ")).isEmpty();
    }
}
