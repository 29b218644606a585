package io.crosspoint.perf.engine;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The measure beside the engine: one entry put into a map of the JDK's, the oldest removed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MapBenchmark {
    private static final int ENTRIES = 1 << 14;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final Map<Long, Long> map = new HashMap<>();
    private long next;

    public MapBenchmark() {
        while (next < ENTRIES) {
            map.put(next * SPREAD, next++);
        }
    }

    @Benchmark
    public @Nullable Long putAndRemove() {
        map.put(next * SPREAD, next);
        Long removed = map.remove((next - ENTRIES) * SPREAD);
        next++;
        return removed;
    }
}
