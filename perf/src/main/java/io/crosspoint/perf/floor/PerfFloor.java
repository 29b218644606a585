package io.crosspoint.perf.floor;

import io.crosspoint.perf.load.EchoIssuer;
import io.crosspoint.perf.load.LoadOptions;
import io.crosspoint.perf.load.LoadResult;
import io.crosspoint.perf.load.PurchaseLoad;
import io.crosspoint.perf.wire.EventLoops;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Measures candidates in turn, round after round, with load and issuer in this process and each
 * candidate in its own: first as much as each takes, then all at half of what the slowest took.
 * Every answer must be an approval; otherwise the numbers would be of something else, and there are
 * none.
 */
public final class PerfFloor {
    private static final Duration DRAIN = Duration.ofSeconds(10);

    /** Of the open loop, on processes that are warm but may have work left of their full load. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private final FloorOptions options;
    private final List<Candidate> candidates;
    private final Consumer<String> progress;

    private PerfFloor(FloorOptions options, List<Candidate> candidates, Consumer<String> progress) {
        this.options = options;
        this.candidates = List.copyOf(candidates);
        this.progress = progress;
    }

    /**
     * Runs all rounds; takes at most rounds × candidates × (warm-up + twice the measured time +
     * four times the patience + 23 s).
     *
     * @param candidates the first one is the yardstick, usually {@link Candidate#relay}
     * @param progress is told one line after each measurement
     * @throws FloorException when a candidate did not start, or answered otherwise than it must
     */
    public static FloorReport run(
            FloorOptions options, List<Candidate> candidates, Consumer<String> progress)
            throws InterruptedException {
        return new PerfFloor(options, candidates, progress).rounds();
    }

    private FloorReport rounds() throws InterruptedException {
        EventLoopGroup group = EventLoops.group(1, "perf-load");
        List<Measurement> measurements = new ArrayList<>();
        try (EchoIssuer _ = EchoIssuer.listen(group.next(), options.issuerPort())) {
            for (int round = 1; round <= options.rounds(); round++) {
                String name = "round " + round + " of " + options.rounds() + ", ";
                measurements.addAll(round(name, group.next()));
            }
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
        return FloorReport.of(measurements);
    }

    /** The processes live until the round ends, so that all of them are warm at half load. */
    private List<Measurement> round(String name, EventLoop loop) throws InterruptedException {
        List<MeasuredProcess> processes = new ArrayList<>();
        try {
            List<Full> full = new ArrayList<>();
            for (Candidate candidate : candidates) {
                MeasuredProcess process =
                        MeasuredProcess.start(candidate, options.patience(), loop);
                processes.add(process);
                process.awaitReady(loop);
                Full taken = measure(candidate, process, loop);
                full.add(taken);
                progress.accept(name + line(taken));
            }
            double half = full.stream().mapToDouble(f -> f.load().perSecond()).min().orElse(0) / 2;
            List<Measurement> measurements = new ArrayList<>();
            for (Full taken : full) {
                LoadResult result = atRate(taken.candidate(), half, loop);
                measurements.add(taken.with(result));
                progress.accept(name + line(taken.candidate(), result));
            }
            return measurements;
        } finally {
            processes.forEach(MeasuredProcess::close);
        }
    }

    /** As much as a candidate took. */
    private record Full(Candidate candidate, LoadResult load, double cpuSeconds) {
        Measurement with(LoadResult half) {
            return new Measurement(candidate.name(), load, cpuSeconds, half);
        }
    }

    private Full measure(Candidate candidate, MeasuredProcess process, EventLoop loop)
            throws InterruptedException {
        PurchaseLoad load = PurchaseLoad.start(loop, load(candidate, 0), InstantSource.system());
        await(candidate, load.measuring(), options.warmUp().plus(options.patience()));
        double before = process.cpuSeconds();
        await(candidate, load.measured(), options.measured().plus(options.patience()));
        double cpuSeconds = process.cpuSeconds() - before;
        return new Full(candidate, clean(candidate, load), cpuSeconds);
    }

    /** An open loop on a process that has been under full load. */
    private LoadResult atRate(Candidate candidate, double perSecond, EventLoop loop)
            throws InterruptedException {
        PurchaseLoad load =
                PurchaseLoad.start(loop, load(candidate, perSecond), InstantSource.system());
        await(
                candidate,
                load.measured(),
                SETTLED.plus(options.measured()).plus(options.patience()));
        return clean(candidate, load);
    }

    private static LoadResult clean(Candidate candidate, PurchaseLoad load)
            throws InterruptedException {
        await(candidate, load.result(), DRAIN);
        LoadResult result = load.result().getNow();
        if (!result.isClean()) {
            throw new FloorException(
                    candidate.name() + ": " + result.json() + " (expected: all approved)");
        }
        return result;
    }

    private static void await(Candidate candidate, Future<?> step, Duration patience)
            throws InterruptedException {
        if (!step.await(patience.toMillis())) {
            throw new FloorException(candidate.name() + ": the load got stuck");
        }
        if (!step.isSuccess()) {
            throw new FloorException(candidate.name() + ": " + step.cause().getMessage());
        }
    }

    private LoadOptions load(Candidate candidate, double perSecond) {
        return new LoadOptions(
                List.of(EventLoops.loopback(candidate.port())),
                options.connections(),
                options.window(),
                perSecond,
                perSecond == 0 ? options.warmUp() : SETTLED,
                options.measured(),
                candidate.signOn(),
                options.profile());
    }

    private static String line(Full m) {
        return String.format(
                Locale.ROOT,
                "%s: %,.0f per second, p50 %.2f ms, p99 %.2f ms, %.2f µs of CPU each",
                m.candidate().name(),
                m.load().perSecond(),
                m.load().latencyMs(50),
                m.load().latencyMs(99),
                Measurement.cpuMicros(m.cpuSeconds(), m.load()));
    }

    private static String line(Candidate candidate, LoadResult half) {
        return String.format(
                Locale.ROOT,
                "%s: p50 %.2f ms, p99.9 %.2f ms at %,.0f per second",
                candidate.name(),
                half.latencyMs(50),
                half.latencyMs(99.9),
                half.perSecond());
    }
}
