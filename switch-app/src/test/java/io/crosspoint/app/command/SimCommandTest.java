package io.crosspoint.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class SimCommandTest {

    @Test
    void shouldPlayAnAcquirerAgainstAnIssuer() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread issuer =
                new Thread(
                        () ->
                                CommandLines.create()
                                        .setOut(
                                                new PrintWriter(
                                                        JournalCommandTest.into(lines), true))
                                        .execute("sim", "issuer", "--dialect", "cups"));
        issuer.start();
        String first = lines.poll(30, TimeUnit.SECONDS);
        assertThat(first).matches("issuer [0-9]+");
        Invocation acquirer =
                Invocation.of(
                        "sim",
                        "acquirer",
                        "--dialect=cups",
                        "--count=20",
                        "--shares=purchase=3,purchase-void=1",
                        "--connect=127.0.0.1:" + String.valueOf(first).substring(7));
        assertThat(acquirer.exitCode()).as(acquirer.err()).isZero();
        assertThat(acquirer.out()).contains("purchase-void", "20 of 20 scenarios");
        issuer.interrupt();
        issuer.join(30_000);
        List<String> book = new ArrayList<>();
        lines.drainTo(book);
        assertThat(sum(book)).isEqualTo(sum(acquirer.out().lines().toList()));
    }

    /** Sent, approved and declined in the last line of a book. */
    private static List<String> sum(List<String> lines) {
        String line = lines.stream().filter(l -> l.startsWith("sum ")).findFirst().orElseThrow();
        return List.of(line.split(" +")).subList(1, 4);
    }

    @Test
    void shouldDrawTheSameScriptFromTheSameSeed() {
        ScenarioMix mix = new ScenarioMix(ScenarioMix.STANDARD);
        List<String> bins = List.of("621234");
        assertThat(mix.script(200, 7, bins)).isEqualTo(mix.script(200, 7, bins));
        assertThat(mix.script(200, 7, bins)).isNotEqualTo(mix.script(200, 8, bins));
        assertThatThrownBy(() -> new ScenarioMix("purchase=1,dance=2"))
                .hasMessageStartingWith("'dance' (expected: one of [purchase, ");
        assertThatThrownBy(() -> new ScenarioMix("purchase=0")).hasMessageContaining("sum to 0");
    }

    @Test
    void shouldTellThatNobodyListens() {
        Invocation acquirer =
                Invocation.of("sim", "acquirer", "--connect=127.0.0.1:1", "--sign-on-seconds=1");
        assertThat(acquirer.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(acquirer.err()).contains("127.0.0.1:1: no sign-on within 1 s");
    }

    @Test
    void shouldRefuseWrongUsage() {
        assertUsage("--connect", "sim", "acquirer");
        assertUsage("'nowhere' (expected: HOST:PORT)", "sim", "acquirer", "--connect=nowhere");
        assertUsage("--count: 0", "sim", "acquirer", "--connect=a:1", "--count=0");
        assertUsage("expected: SCENARIO=SHARE", "sim", "acquirer", "--connect=a:1", "--shares=x");
        assertUsage("shares: 1200", "sim", "issuer", "--decline=600", "--silent=600");
        assertUsage("dialect 'x' (expected: ", "sim", "issuer", "--dialect=x");
    }

    private static void assertUsage(String reason, Object... args) {
        Invocation invocation = Invocation.of(args);
        assertThat(invocation.exitCode()).as(invocation.err()).isEqualTo(ExitCode.USAGE);
        assertThat(invocation.err().lines().findFirst().orElse("")).contains(reason);
    }

    @Test
    void shouldHelpEverywhere() {
        for (String command :
                List.of(
                        "iso decode",
                        "iso encode",
                        "iso describe",
                        "qr decode",
                        "journal verify",
                        "journal tail",
                        "journal stats",
                        "clear run",
                        "sim acquirer",
                        "sim issuer")) {
            Invocation help = Invocation.of((Object[]) (command + " --help").split(" ", -1));
            assertThat(help.exitCode()).isZero();
            assertThat(help.out()).startsWith("Usage: crosspoint " + command);
        }
    }
}
