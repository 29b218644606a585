package io.crosspoint.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;

class TableTest {
    @Test
    void shouldAlignWordsLeftAndNumbersRight() {
        String text =
                new Table()
                        .left("member")
                        .right("net")
                        .row("1020000", "-1.00")
                        .row("S", 1_234_567L)
                        .rule()
                        .row("sum", 0)
                        .text();
        assertThat(text)
                .isEqualTo(
                        """
                        member         net
                        -------  ---------
                        1020000      -1.00
                        S        1,234,567
                        -------  ---------
                        sum              0
                        """);
    }

    @Test
    void shouldRefuseARowThatDoesNotFit() {
        Table table = new Table().left("one");
        assertThatThrownBy(() -> table.row("a", "b")).hasMessage("row: 2 cells (expected: 1)");
    }

    @Test
    void shouldShowAmountsWithTheDecimalsOfTheirCurrency() {
        assertThat(Amounts.money(-123_456_789, 156)).isEqualTo("-1,234,567.89");
        assertThat(Amounts.money(5, 392)).isEqualTo("5");
        assertThat(Amounts.money(5, 999_999)).isEqualTo("0.05");
        assertThat(Amounts.currency(156)).isEqualTo("CNY");
        assertThat(Amounts.currency(0)).isEqualTo("000");
    }

    @Test
    void shouldTellProgressOnlyToWatchersAndNotTooOften() {
        AtomicLong now = new AtomicLong();
        StringWriter text = new StringWriter();
        try (ProgressLine line =
                new ProgressLine(new PrintWriter(text), true, now::get, "reading", 4_000)) {
            line.done(1);
            assertThat(text.toString()).isEmpty();
            now.set(1_000_000_000);
            line.done(2_000);
            line.done(2_001);
            assertThat(text.toString()).isEqualTo("\r\033[Kreading: 2,000 (50 %)");
        }
        assertThat(text.toString()).endsWith("\r\033[K");
        StringWriter unwatched = new StringWriter();
        try (ProgressLine line =
                new ProgressLine(new PrintWriter(unwatched), false, now::get, "reading", 0)) {
            now.set(9_000_000_000L);
            line.done(1);
        }
        assertThat(unwatched.toString()).isEmpty();
    }
}
