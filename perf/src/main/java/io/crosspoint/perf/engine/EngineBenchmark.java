package io.crosspoint.perf.engine;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.risk.MerchantRegistry;
import io.crosspoint.journal.RecordBatch;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.util.concurrent.TimeUnit;

/** A purchase decided twice: when it comes, and when its issuer's answer comes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {
    /** Requests that wait for their answer meanwhile, as with eight connections' windows. */
    private static final int IN_FLIGHT = 128;

    /** Cards that pay in turn, so that counters are spread over memory. */
    private static final int CARDS = 10_000;

    private static final int REMEMBERED = 1 << 14;

    /** Rules in force, none of which fires. */
    @Param({"0", "8"})
    public int rules;

    private final RecordBatch batch = new RecordBatch(1 << 16, 1, 0, 1);
    private final CountedEffects effects = new CountedEffects();
    private final Purchases purchases = new Purchases(effects, CARDS);
    private final Engine engine = Purchases.engine(REMEMBERED, batch);

    @Setup
    public void prepare() {
        Purchases.start(engine, batch);
        engine.risk(Purchases.NOW_NS, batch).load(BenchmarkRules.of(rules), MerchantRegistry.EMPTY);
        batch.clear();
        for (int i = 0; i < IN_FLIGHT; i++) {
            purchases.ask(engine, batch);
            batch.clear();
        }
    }

    /** Request and answer together. */
    @Benchmark
    public long purchase() {
        purchases.ask(engine, batch);
        batch.clear();
        purchases.answerOldest(engine, batch);
        batch.clear();
        return effects.count();
    }
}
