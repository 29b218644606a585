package io.crosspoint.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.app.command.CommandLines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Everything at once: real sockets, a switch in a process of its own, its restart, the books. */
class DemoTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... args) {
        CommandLine line = CommandLines.create();
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    @Timeout(180)
    void shouldEndWithBooksThatAgree() {
        int exitCode = execute("demo", "--transactions", "300");

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(err.toString()).contains("restarting the switch").contains("100 %");
        assertThat(out.toString().lines())
                .allMatch(line -> line.length() <= 100)
                .allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c <= '~'))
                .anyMatch(
                        line -> line.matches("purchase +\\d+ +\\d+ +\\d+ +\\d+ +[\\d.]+ +[\\d.]+"))
                .anyMatch(line -> line.matches("purchase, reversed before the answer +[1-9].*"))
                .anyMatch(line -> line.matches("token purchase, contactless +[1-9].*"))
                .anyMatch(line -> line.matches("payer code purchase +[1-9].*"))
                .anyMatch(line -> line.matches("merchant code payment +[1-9].*"))
                .anyMatch(line -> line.matches("answered alike when sent twice +[1-9].*"))
                .anyMatch(line -> line.matches("connections lost by the restart +2"))
                .anyMatch(line -> line.matches("transactions +[\\d,]+ +[\\d,]+ +verified"))
                .anyMatch(line -> line.matches("tokens +[\\d,]+ +[\\d,]+ +verified"))
                .anyMatch(line -> line.matches("codes +[\\d,]+ +[\\d,]+ +verified"))
                .anyMatch(line -> line.matches("business date closed: 20\\d{6}"))
                .anyMatch(line -> line.matches("acquirer-north +[1-9]\\d* +0"))
                .anyMatch(line -> line.matches("acquirer-south +[1-9]\\d* +0"))
                .anyMatch(line -> line.matches("debit-bank +[1-9]\\d* +0"))
                .anyMatch(line -> line.matches("credit-bank +[1-9]\\d* +0"))
                .anyMatch(line -> line.equals("sum of net positions: 0"))
                .anyMatch(line -> line.equals("differences between books and journal: 0"))
                .anyMatch(line -> line.startsWith("clear card numbers in files: 0 ("));
        assertThat(DemoFolder.find().log()).isNotEmptyFile();
        assertThat(DemoFolder.find().clearing()).isDirectoryContaining("glob:**/20*");
    }

    @Test
    @Timeout(180)
    void shouldLoseNothingWhenTheSwitchIsKilled() {
        int exitCode = execute("demo", "--transactions", "300", "--kill");

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(err.toString()).contains("killing the switch").contains("100 %");
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("connections lost by the restart +2"))
                .anyMatch(line -> line.matches("transactions +[\\d,]+ +[\\d,]+ +verified"))
                .anyMatch(line -> line.matches("tokens +[\\d,]+ +[\\d,]+ +verified"))
                .anyMatch(line -> line.matches("codes +[\\d,]+ +[\\d,]+ +verified"))
                .anyMatch(line -> line.equals("sum of net positions: 0"))
                .anyMatch(line -> line.equals("differences between books and journal: 0"))
                .anyMatch(line -> line.startsWith("clear card numbers in files: 0 ("));
    }

    @Test
    void shouldRefuseCountsThatItCannotSend() {
        assertThat(execute("demo", "--transactions", "7")).isEqualTo(2);
        assertThat(err.toString()).startsWith("--transactions: 7 (expected: 50 to 100000)");
    }
}
