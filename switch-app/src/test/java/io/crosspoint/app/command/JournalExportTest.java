package io.crosspoint.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class JournalExportTest {
    @TempDir Path folder;

    private Path journal() {
        return folder.resolve("journal");
    }

    private Path out() {
        return folder.resolve("out");
    }

    @Test
    void shouldExportAClosedDateAndCheckWhatItWrote() throws IOException {
        try (SmallJournal writer = new SmallJournal(journal().resolve("transactions"))) {
            writer.open().purchase(1_000).purchase(2_000).seal(0).purchase(9);
        }
        for (String format : new String[] {"csv", "jsonl", "parquet"}) {
            Invocation exported = export("20261120", "--format", format);
            assertThat(exported.exitCode()).as(exported.err()).isZero();
            assertThat(exported.out())
                    .startsWith("transactions-20261120." + format + ": 6 records (1 to 6), ")
                    .endsWith(": as its manifest says\n");
        }
        Path manifest = out().resolve("transactions-20261120.csv.manifest.json");
        assertThat(Files.readString(manifest))
                .contains("\"amountMinor\" : 3000")
                .contains("\"currency\" : 156");
        Invocation again = export("20261120");
        assertThat(again.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(again.err()).contains("is there already (expected: a free name, or --force)");
        assertThat(export("20261120", "--force").exitCode()).isZero();
        assertThat(Invocation.of("journal", "export", "--verify", manifest).exitCode()).isZero();
        Path file = out().resolve("transactions-20261120.csv");
        Files.writeString(file, Files.readString(file).replace("PURCHASE", "REFUND"));
        Invocation altered = Invocation.of("journal", "export", "--verify", manifest);
        assertThat(altered.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(altered.err()).startsWith(file + ": bytes ").contains("(expected: ");
    }

    @Test
    void shouldRefuseADateThatIsNotClosed() {
        try (SmallJournal writer = new SmallJournal(journal().resolve("transactions"))) {
            writer.open().purchase(1_000);
            Invocation open = export("20261120");
            assertThat(open.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(open.err())
                    .startsWith("business date 20261120 is not closed in this journal (expected: ")
                    .contains("none is");
            writer.seal(0);
        }
        assertThat(export("20261119").err()).contains("(expected: 20261120)");
        assertThat(out()).doesNotExist();
    }

    @Test
    void shouldRefuseWrongUsage() {
        try (SmallJournal writer = new SmallJournal(journal().resolve("transactions"))) {
            writer.open();
        }
        assertUsage("--date: 'today' (expected: a date as YYYYMMDD)", export("today"));
        assertUsage("--format: 'xml' (expected: csv", export("20261120", "--format", "xml"));
        assertUsage("--stream: 'x' (expected: trans", export("20261120", "--stream", "x"));
        assertUsage("DIR is missing", Invocation.of("journal", "export"));
    }

    private Invocation export(String date, String... more) {
        Object[] arguments = new Object[6 + more.length];
        Object[] always = {"journal", "export", journal(), "--date=" + date, "--out", out()};
        System.arraycopy(always, 0, arguments, 0, always.length);
        System.arraycopy(more, 0, arguments, always.length, more.length);
        return Invocation.of(arguments);
    }

    private static void assertUsage(String reason, Invocation invocation) {
        assertThat(invocation.exitCode()).as(invocation.err()).isEqualTo(ExitCode.USAGE);
        assertThat(invocation.err()).startsWith(reason);
    }
}
