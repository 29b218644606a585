package io.crosspoint.app.command;

import io.crosspoint.app.console.Amounts;
import io.crosspoint.app.console.BookTables;
import io.crosspoint.perf.sim.IssuerBehaviour;
import io.crosspoint.perf.sim.IssuerConfig;
import io.crosspoint.perf.sim.IssuerSimulator;
import io.crosspoint.perf.sim.IssuerSnapshot;
import io.crosspoint.perf.wire.EventLoops;
import io.netty.channel.EventLoopGroup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An issuer. */
@Command(
        name = "issuer",
        description = {
            "Listen on loopback as an issuing bank that answers by chance, decided by a seed, and"
                    + " keeps a book, printed at the end.",
            "Shares are in thousandths of purchases and pre-authorisations; the rest is approved."
                    + " Exit code 1 when the switch sent something that an issuer must never see."
        },
        mixinStandardHelpOptions = true)
final class SimIssuer implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private SimMember member = new SimMember();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on; 0, the default, takes a free one.")
    private int port;

    @Option(names = "--name", description = "Name in the output. Default: issuer.")
    private String name = "issuer";

    @Option(
            names = "--member",
            paramLabel = "CODE",
            description = "Its institution code. Default: 1020000.")
    private long memberCode = 1_020_000;

    @Option(
            names = "--bins",
            split = ",",
            paramLabel = "BIN",
            description = "Beginnings of its card numbers. Default: 621234,625678.")
    private List<String> bins = List.of("621234", "625678");

    @Option(
            names = "--token-bins",
            split = ",",
            paramLabel = "BIN",
            description = "Beginnings of tokens, which it must never see. Default: 6299.")
    private List<String> tokenBins = List.of("6299");

    @Option(names = "--decline", paramLabel = "SHARE", description = "Declined. Default: 0.")
    private int decline;

    @Option(names = "--silent", paramLabel = "SHARE", description = "Never answered. Default: 0.")
    private int silent;

    @Option(names = "--late", paramLabel = "SHARE", description = "Answered late. Default: 0.")
    private int late;

    @Option(names = "--late-ms", paramLabel = "MS", description = "How late. Default: 3000.")
    private long lateMs = 3_000;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "End after so long. Default: 0, until Ctrl-C.")
    private long seconds;

    @Override
    public Integer call() throws Exception {
        IssuerConfig config = config();
        EventLoopGroup group = EventLoops.group(1, name);
        try (StopSignal stop = new StopSignal();
                IssuerSimulator issuer = IssuerSimulator.start(group, config)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(name + " " + issuer.port());
            out.flush();
            await(stop);
            return print(out, issuer.snapshot());
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private IssuerConfig config() {
        try {
            return new IssuerConfig(
                    name,
                    port,
                    member.dialect(),
                    member.framing(),
                    memberCode,
                    member.switchCode(),
                    bins,
                    tokenBins,
                    member.currency(),
                    new IssuerBehaviour(
                            member.seed(), decline, silent, late, Duration.ofMillis(lateMs)));
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private void await(StopSignal stop) throws ExecutionException {
        try {
            if (seconds > 0) {
                stop.requested().get(seconds, TimeUnit.SECONDS);
            } else {
                stop.requested().get();
            }
        } catch (TimeoutException | InterruptedException e) {
            // either is an end like another: the book is printed now
        }
    }

    private int print(PrintWriter out, IssuerSnapshot book) {
        BookTables.issuer(book).print(out);
        out.printf(
                "%s repeats, %s reversals%n",
                Amounts.count(book.repeats()), Amounts.count(book.reversals()));
        if (book.violations().isEmpty()) {
            return ExitCode.OK;
        }
        BookTables.violations(book.violations()).print(out);
        throw new CommandFailedException(
                ExitCode.FAILED, name + ": the switch broke rules, see the table of violations");
    }
}
