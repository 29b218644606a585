package io.crosspoint.app.command;

import io.crosspoint.app.console.Amounts;
import io.crosspoint.app.console.BookTables;
import io.crosspoint.app.console.ProgressLine;
import io.crosspoint.perf.sim.AcquirerConfig;
import io.crosspoint.perf.sim.AcquirerSimulator;
import io.crosspoint.perf.sim.AcquirerSnapshot;
import io.crosspoint.perf.sim.Scenario;
import io.crosspoint.perf.wire.EventLoops;
import io.netty.channel.EventLoopGroup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An acquirer. */
@Command(
        name = "acquirer",
        description = {
            "Connect to a switch as an acquirer, play a script of card transactions drawn by a"
                    + " seed, and print the book.",
            "Ends when all are played, or at Ctrl-C with the book as it stands. Exit code 1 when"
                    + " the switch broke a rule or not all were played."
        },
        mixinStandardHelpOptions = true)
final class SimAcquirer implements Callable<Integer> {
    private static final long SHOW_MS = 100;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private SimMember member = new SimMember();

    @Option(
            names = "--connect",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Where the switch listens for this acquirer.")
    private String connect = "";

    @Option(names = "--name", description = "Name in the output. Default: acquirer.")
    private String name = "acquirer";

    @Option(
            names = "--member",
            paramLabel = "CODE",
            description = "Its institution code, DE32 and DE33. Default: 48010000.")
    private long memberCode = 48_010_000;

    @Option(names = "--terminal", description = "DE41, 8 characters. Default: T0000001.")
    private String terminal = "T0000001";

    @Option(names = "--merchant", description = "DE42, 15 characters. Default: M00000000000001.")
    private String merchant = "M00000000000001";

    @Option(names = "--mcc", description = "DE18, 4 digits. Default: 5411.")
    private String category = "5411";

    @Option(
            names = "--bins",
            split = ",",
            paramLabel = "BIN",
            description = "Beginnings of the cards to use, 6 to 12 digits. Default: 621234,625678.")
    private List<String> bins = List.of("621234", "625678");

    @Option(names = "--count", paramLabel = "N", description = "Scenarios. Default: 1000.")
    private int count = 1_000;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Scenarios that are played at the same time. Default: 16.")
    private int window = 16;

    @Option(
            names = "--shares",
            paramLabel = "NAME=N",
            description = "Which scenarios, in parts of the sum. Default: " + ScenarioMix.STANDARD)
    private String shares = ScenarioMix.STANDARD;

    @Option(
            names = "--timeout-ms",
            paramLabel = "MS",
            description = "After which a request is given up and reversed. Default: 10000.")
    private long timeoutMs = 10_000;

    @Option(
            names = "--sign-on-seconds",
            paramLabel = "N",
            description = "How long to try to connect. Default: 10.")
    private long signOnSeconds = 10;

    @Override
    public Integer call() throws Exception {
        List<Scenario> script = script();
        AcquirerConfig config = config();
        EventLoopGroup group = EventLoops.group(1, name);
        try (StopSignal stop = new StopSignal();
                AcquirerSimulator acquirer =
                        AcquirerSimulator.start(group, config, InstantSource.system())) {
            signOn(acquirer);
            CompletableFuture<AcquirerSnapshot> ended = acquirer.play(script);
            await(acquirer, CompletableFuture.anyOf(ended, stop.requested()));
            return print(acquirer.snapshot());
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private List<Scenario> script() {
        if (count < 1 || count > 10_000_000) {
            throw usage("--count: %d (expected: 1 to 10000000)".formatted(count));
        }
        try {
            return new ScenarioMix(shares).script(count, member.seed(), bins);
        } catch (IllegalArgumentException e) {
            throw usage("scenarios: " + e.getMessage());
        }
    }

    private AcquirerConfig config() {
        try {
            return new AcquirerConfig(
                    name,
                    target(),
                    member.dialect(),
                    member.framing(),
                    memberCode,
                    member.switchCode(),
                    terminal,
                    merchant,
                    category,
                    member.currency(),
                    window,
                    Duration.ofMillis(timeoutMs),
                    Duration.ZERO);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private InetSocketAddress target() {
        int colon = connect.lastIndexOf(':');
        String digits = connect.substring(colon + 1);
        if (colon < 1 || !digits.matches("[0-9]{1,5}")) {
            throw usage("--connect: '%s' (expected: HOST:PORT)".formatted(connect));
        }
        return new InetSocketAddress(connect.substring(0, colon), Integer.parseInt(digits));
    }

    private void signOn(AcquirerSimulator acquirer) throws Exception {
        try {
            acquirer.signedOn().get(signOnSeconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new CommandFailedException(
                    ExitCode.FAILED,
                    "%s: no sign-on within %d s".formatted(connect, signOnSeconds));
        }
    }

    private void await(AcquirerSimulator acquirer, CompletableFuture<Object> end)
            throws ExecutionException {
        try (ProgressLine progress =
                ProgressLine.of(spec.commandLine().getErr(), name + " scenarios", count)) {
            while (!end.isDone()) {
                progress.done(acquirer.finished());
                try {
                    end.get(SHOW_MS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // not yet: show how far it is
                }
            }
        } catch (InterruptedException e) {
            // an end like another: the book is printed as it stands
        }
    }

    private int print(AcquirerSnapshot book) {
        PrintWriter out = spec.commandLine().getOut();
        BookTables.acquirer(book).print(out);
        out.printf(
                "%s of %s scenarios, %s retransmissions, %s reversals, %s late answers,"
                        + " %s reconnects%n",
                Amounts.count(book.finished()),
                Amounts.count(count),
                Amounts.count(book.retransmissions()),
                Amounts.count(book.reversals()),
                Amounts.count(book.lateAnswers()),
                Amounts.count(book.reconnects()));
        if (!book.violations().isEmpty()) {
            BookTables.violations(book.violations()).print(out);
            throw new CommandFailedException(
                    ExitCode.FAILED,
                    name + ": the switch broke rules, see the table of violations");
        }
        return book.finished() == count ? ExitCode.OK : ExitCode.FAILED;
    }

    private CommandFailedException usage(String message) {
        return new CommandFailedException(ExitCode.USAGE, message);
    }
}
