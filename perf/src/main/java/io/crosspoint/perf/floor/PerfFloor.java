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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Measures candidates in turn, round after round, with load and issuer in this process and each
 * candidate in its own: first as much as each takes, then all at half of what the slowest took.
 * Rounds are short, so that what changes on the machine changes for all. Every answer must be an
 * approval; otherwise the numbers would be of something else, and there are none.
 */
public final class PerfFloor {
    private static final Duration DRAIN = Duration.ofSeconds(10);

    /** Before each measurement: connections, and what was left undone in between. */
    private static final Duration SETTLED = Duration.ofMillis(300);

    private final FloorOptions options;
    private final EventLoop loop;
    private final Consumer<String> progress;
    private final List<MeasuredCandidate> all = new ArrayList<>();

    private PerfFloor(FloorOptions options, EventLoop loop, Consumer<String> progress) {
        this.options = options;
        this.loop = loop;
        this.progress = progress;
    }

    /**
     * Runs all rounds; takes about candidates × (warm-up + measured time + twice rounds × (measured
     * time + 0.3 s)).
     *
     * @param candidates the first one is the yardstick, usually {@link Candidate#relay}
     * @param progress is told one line after each measurement
     * @throws FloorException when a candidate did not start, or answered otherwise than it must
     */
    public static FloorReport run(
            FloorOptions options, List<Candidate> candidates, Consumer<String> progress)
            throws InterruptedException {
        EventLoopGroup group = EventLoops.group(1, "perf-load");
        EventLoop loop = group.next();
        PerfFloor floor = new PerfFloor(options, loop, progress);
        try (EchoIssuer _ = EchoIssuer.listen(loop, options.issuerPort())) {
            floor.start(candidates);
            floor.fullLoad();
            floor.halfLoad();
            return FloorReport.of(floor.all);
        } finally {
            floor.all.forEach(MeasuredCandidate::close);
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    /** All are warm before the first is measured. */
    private void start(List<Candidate> candidates) throws InterruptedException {
        for (Candidate candidate : candidates) {
            MeasuredProcess process = MeasuredProcess.start(candidate, options.patience(), loop);
            MeasuredCandidate started = new MeasuredCandidate(candidate, process);
            all.add(started);
            process.awaitReady(loop);
            measure(started, options.warmUp());
            progress.accept(candidate.name() + " is warm");
        }
    }

    private void fullLoad() throws InterruptedException {
        for (int round = 1; round <= options.rounds(); round++) {
            for (MeasuredCandidate each : order(round)) {
                Measurement taken = measure(each, SETTLED);
                each.addFull(taken);
                progress.accept(round(round) + line(each, taken));
            }
        }
    }

    private void halfLoad() throws InterruptedException {
        double slowest =
                all.stream()
                        .mapToDouble(each -> each.median(Measurement::perSecond))
                        .min()
                        .orElse(0);
        for (int round = 1; round <= options.rounds(); round++) {
            for (MeasuredCandidate each : order(round)) {
                LoadResult result = atRate(each.candidate(), slowest / 2);
                each.addHalf(result);
                progress.accept(round(round) + line(each, result));
            }
        }
    }

    /** Each round begins with another: what one leaves undone is done in the next one's time. */
    private List<MeasuredCandidate> order(int round) {
        List<MeasuredCandidate> order = new ArrayList<>(all);
        Collections.rotate(order, round);
        if (round % 2 == 0) {
            Collections.reverse(order);
        }
        return order;
    }

    private String round(int round) {
        return "round " + round + " of " + options.rounds() + ", ";
    }

    /** As much as a candidate takes. */
    private Measurement measure(MeasuredCandidate of, Duration warmUp) throws InterruptedException {
        Candidate candidate = of.candidate();
        MeasuredProcess process = of.process();
        PurchaseLoad load =
                PurchaseLoad.start(loop, load(candidate, 0, warmUp), InstantSource.system());
        await(candidate, load.measuring(), warmUp.plus(options.patience()));
        double cpuBefore = process.cpuSeconds();
        double allocatedBefore = process.allocatedBytes();
        await(candidate, load.measured(), options.measured().plus(options.patience()));
        double cpuSeconds = process.cpuSeconds() - cpuBefore;
        double allocated = process.allocatedBytes() - allocatedBefore;
        return new Measurement(clean(candidate, load), cpuSeconds, allocated);
    }

    /** An open loop on a process that has been under full load. */
    private LoadResult atRate(Candidate candidate, double perSecond) throws InterruptedException {
        PurchaseLoad load =
                PurchaseLoad.start(
                        loop, load(candidate, perSecond, SETTLED), InstantSource.system());
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

    private LoadOptions load(Candidate candidate, double perSecond, Duration warmUp) {
        return new LoadOptions(
                List.of(EventLoops.loopback(candidate.port())),
                options.connections(),
                options.window(),
                perSecond,
                warmUp,
                options.measured(),
                candidate.signOn(),
                options.profile());
    }

    private static String line(MeasuredCandidate of, Measurement taken) {
        return String.format(
                Locale.ROOT,
                "%s: %,.0f per second, p50 %.2f ms, p99 %.2f ms, %.2f µs of CPU each",
                of.name(),
                taken.perSecond(),
                taken.load().latencyMs(50),
                taken.load().latencyMs(99),
                taken.cpuMicros());
    }

    private static String line(MeasuredCandidate of, LoadResult half) {
        return String.format(
                Locale.ROOT,
                "%s: p50 %.2f ms, p99.9 %.2f ms at %,.0f per second",
                of.name(),
                half.latencyMs(50),
                half.latencyMs(99.9),
                half.perSecond());
    }
}
