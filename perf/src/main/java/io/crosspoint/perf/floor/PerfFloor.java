package io.crosspoint.perf.floor;

import io.crosspoint.perf.load.ClosedLoop;
import io.crosspoint.perf.load.EchoIssuer;
import io.crosspoint.perf.load.LoadOptions;
import io.crosspoint.perf.load.LoadResult;
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

    private final FloorOptions options;
    private final List<Candidate> candidates;
    private final Consumer<String> progress;

    private PerfFloor(FloorOptions options, List<Candidate> candidates, Consumer<String> progress) {
        this.options = options;
        this.candidates = List.copyOf(candidates);
        this.progress = progress;
    }

    /**
     * Runs all rounds; takes at most rounds × candidates × (warm-up + measured time + twice the
     * patience).
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
            ClosedLoop load = ClosedLoop.start(loop, load(candidate), InstantSource.system());
            await(candidate, load.measuring(), options.warmUp().plus(options.patience()));
            double before = process.cpuSeconds();
            await(candidate, load.measured(), options.measured().plus(options.patience()));
            double cpuSeconds = process.cpuSeconds() - before;
            await(candidate, load.result(), DRAIN);
            LoadResult result = load.result().getNow();
            if (!result.isClean()) {
                throw new FloorException(
                        candidate.name() + ": " + result.json() + " (expected: all approved)");
            }
            return new Measurement(candidate.name(), result, cpuSeconds);
        }
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

    private LoadOptions load(Candidate candidate) {
        return new LoadOptions(
                List.of(EventLoops.loopback(candidate.port())),
                options.connections(),
                options.window(),
                options.warmUp(),
                options.measured(),
                candidate.signOn(),
                options.profile());
    }

    private static String line(Measurement m) {
        return String.format(
                java.util.Locale.ROOT,
                "%s: %,.0f per second, p50 %.2f ms, p99 %.2f ms, %.2f µs of CPU each",
                m.candidate(),
                m.load().perSecond(),
                m.load().latencyMs(50),
                m.load().latencyMs(99),
                m.cpuMicros());
    }
}
