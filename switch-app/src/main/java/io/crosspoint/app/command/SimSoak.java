package io.crosspoint.app.command;

import io.crosspoint.app.console.Amounts;
import io.crosspoint.app.console.ProgressLine;
import io.crosspoint.perf.soak.Soak;
import io.crosspoint.perf.soak.SoakPlan;
import io.crosspoint.perf.soak.SoakResult;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.concurrent.Callable;

/** The seeded simulation. */
@Command(
        name = "soak",
        description = {
            "Run the switch's engine between simulated members, all in one thread and in simulated"
                    + " time: messages are lost, repeated and overtaken, links drop, the process"
                    + " crashes. A seed decides everything; the same seed is the same run.",
            "Exit code 1 when a rule is broken: the smallest run found that breaks it is told, and"
                    + " what happened in it."
        },
        mixinStandardHelpOptions = true)
final class SimSoak implements Callable<Integer> {
    private static final int MOST_SEEDS = 1_000_000;
    private static final long MOST_DRAWN_SEED = 1_000_000_000;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--seed", paramLabel = "S", description = "First seed. Default: a new one.")
    private @Nullable Long seed;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Events under trouble in each run. Default: 20000.")
    private long steps = 20_000;

    @Option(
            names = "--seeds",
            paramLabel = "K",
            description = "How many runs, each with the next seed. Default: 1.")
    private int seeds = 1;

    @Override
    public Integer call() {
        if (seeds < 1 || seeds > MOST_SEEDS) {
            throw new CommandFailedException(
                    ExitCode.USAGE, "--seeds: " + seeds + " (expected: 1 to " + MOST_SEEDS + ")");
        }
        long first = seed == null ? new SecureRandom().nextLong(MOST_DRAWN_SEED) : seed;
        plan(first);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("seed %d, %s, %s steps each%n", first, runs(), Amounts.count(steps));
        out.flush();
        long transactions = 0;
        try (ProgressLine progress =
                ProgressLine.of(spec.commandLine().getErr(), "soak, runs", seeds)) {
            for (int i = 0; i < seeds; i++) {
                transactions += run(plan(first + i));
                progress.done(i + 1);
            }
        }
        out.printf("all rules held: %s transactions%n", Amounts.count(transactions));
        return ExitCode.OK;
    }

    private int run(SoakPlan plan) {
        SoakResult result = Soak.run(plan);
        if (!result.holds()) {
            throw failed(plan, result);
        }
        return result.transactions();
    }

    private String runs() {
        return Amounts.count(seeds) + (seeds == 1 ? " run" : " runs");
    }

    private SoakPlan plan(long ofSeed) {
        try {
            return SoakPlan.of(ofSeed, steps);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(ExitCode.USAGE, "--" + e.getMessage());
        }
    }

    private CommandFailedException failed(SoakPlan plan, SoakResult result) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("seed %d breaks a rule:%n", plan.seed());
        result.findings().forEach(finding -> out.println("  " + finding));
        SoakPlan smallest = Soak.smallest(plan);
        out.printf(
                "smallest run found: %d steps, trouble %s%n", smallest.steps(), smallest.faults());
        Soak.trace(smallest).forEach(out::println);
        out.flush();
        return new CommandFailedException(
                ExitCode.FAILED,
                "seed %d: %s".formatted(plan.seed(), result.findings().getFirst()));
    }
}
