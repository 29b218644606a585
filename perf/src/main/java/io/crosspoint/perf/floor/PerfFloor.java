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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Measures candidates in turn, round after round, with load and issuer in this process and each
 * candidate in its own. Every answer must be an approval; otherwise the numbers would be of
 * something else, and there are none.
 */
public final class PerfFloor {
    private static final Duration DRAIN = Duration.ofSeconds(10);

    /** Warm-up of the open loop that follows the closed one on a warm process. */
    private static final Duration SETTLED = Duration.ofMillis(500);

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
     * three times the patience).
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
                for (Candidate candidate : candidates) {
                    Measurement measurement = measure(candidate, group.next());
                    measurements.add(measurement);
                    progress.accept(
                            "round "
                                    + round
                                    + " of "
                                    + options.rounds()
                                    + ", "
                                    + line(measurement));
                }
            }
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
        return FloorReport.of(measurements);
    }

    private Measurement measure(Candidate candidate, EventLoop loop) throws InterruptedException {
        try (MeasuredProcess process = MeasuredProcess.start(candidate, options.patience(), loop)) {
            process.awaitReady(loop);
            PurchaseLoad load =
                    PurchaseLoad.start(loop, load(candidate, 0), InstantSource.system());
            await(candidate, load.measuring(), options.warmUp().plus(options.patience()));
            double before = process.cpuSeconds();
            await(candidate, load.measured(), options.measured().plus(options.patience()));
            double cpuSeconds = process.cpuSeconds() - before;
            LoadResult result = clean(candidate, load);
            return new Measurement(
                    candidate.name(),
                    result,
                    cpuSeconds,
                    atRate(candidate, result.perSecond() / 2, loop));
        }
    }

    /** An open loop on the process that has just been under full load. */
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

    private static String line(Measurement m) {
        return String.format(
                java.util.Locale.ROOT,
                "%s: %,.0f per second, p50 %.2f ms, p99 %.2f ms, %.2f µs of CPU each; p99.9 %.2f ms at"
                        + " half of it",
                m.candidate(),
                m.load().perSecond(),
                m.load().latencyMs(50),
                m.load().latencyMs(99),
                m.cpuMicros(),
                m.half().latencyMs(99.9));
    }
}
