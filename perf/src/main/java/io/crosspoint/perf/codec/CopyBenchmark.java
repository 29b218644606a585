package io.crosspoint.perf.codec;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** The floor: what moving as many bytes as the reference purchase has costs once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CopyBenchmark {
    static final int BYTES = 440;

    private final byte[] from = new byte[BYTES];
    private final byte[] to = new byte[BYTES];

    /** Into memory that is there: a dozen moves of 32 bytes. */
    @Benchmark
    public byte[] copy() {
        System.arraycopy(from, 0, to, 0, BYTES);
        return to;
    }

    /** Into an array of its own, as a codec does that hands its bytes on. */
    @Benchmark
    public byte[] newCopy() {
        return Arrays.copyOf(from, BYTES);
    }
}
