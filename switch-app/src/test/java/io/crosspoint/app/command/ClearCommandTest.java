package io.crosspoint.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

class ClearCommandTest {
    @TempDir Path folder;

    private Path stream() {
        return folder.resolve("journal/transactions");
    }

    private Invocation clear(Object... more) {
        Object[] args = {
            "clear", "run", "--journal", folder.resolve("journal"), "--out", folder.resolve("out")
        };
        return Invocation.of(Stream.of(args, more).flatMap(Arrays::stream).toArray());
    }

    @Test
    void shouldClearTheLastClosedDate() {
        try (SmallJournal writer = new SmallJournal(stream())) {
            writer.open().purchase(100_000).purchase(250_000).seal(0);
            writer.purchase(1);
        }
        Invocation cleared = clear();
        assertThat(cleared.exitCode()).as(cleared.err()).isZero();
        assertThat(cleared.out())
                .startsWith("Business date 20261120: 2 accepted, 2 cleared (SETTLED 2)")
                .containsPattern("CNY +3,500\\.00 ")
                .containsPattern("\nsum +CNY +2 +2 .* 0\\.00\n")
                .contains("Files: " + folder.resolve("out/20261120"));
        assertThat(folder.resolve("out/20261120/positions.csv")).isNotEmptyFile();
        assertThat(clear("--date", "20261120").out()).isEqualTo(cleared.out());
    }

    @Test
    void shouldRefuseADateThatIsNotClosed() {
        try (SmallJournal writer = new SmallJournal(stream())) {
            writer.open().purchase(100_000);
        }
        Invocation last = clear();
        assertThat(last.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(last.err()).contains("no business date is closed yet");
        Invocation named = clear("--date", SmallJournal.DATE);
        assertThat(named.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(named.err()).contains("business date 20261120 is not closed");
    }

    @Test
    void shouldFailWhenAControlTotalDisagrees() {
        try (SmallJournal writer = new SmallJournal(stream())) {
            writer.open().purchase(100_000).seal(1);
        }
        Invocation cleared = clear();
        assertThat(cleared.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(cleared.out()).contains("NO");
        assertThat(cleared.err()).contains("control totals disagree");
    }

    @Test
    void shouldRefuseWrongUsage() throws IOException {
        assertThat(clear("--date", "tomorrow").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(clear("--date", "20261350").err()).contains("(expected: a date as YYYYMMDD");
        assertThat(clear().err()).contains("no journal found");
        assertThat(clear("--fees", folder.resolve("prices.csv")).err())
                .contains("not a fee table (expected: fees.csv)");
        Files.writeString(folder.resolve("fees.csv"), "nothing\n");
        Files.writeString(folder.resolve("mcc-groups.csv"), "nothing\n");
        Invocation malformed = clear("--fees", folder.resolve("fees.csv"));
        assertThat(malformed.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(malformed.err()).contains(".csv");
        assertThat(Invocation.of("clear", "run").exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
