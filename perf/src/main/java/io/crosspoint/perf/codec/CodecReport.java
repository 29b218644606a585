package io.crosspoint.perf.codec;

import io.crosspoint.perf.benchmark.BenchmarkReport;

import org.openjdk.jmh.runner.RunnerException;

/** Prints what the benchmarks of the codec, each beside two copies, measure in the same run. */
public final class CodecReport {
    private CodecReport() {}

    /** See {@link BenchmarkReport#print}. */
    public static void main(String[] args) throws RunnerException {
        new BenchmarkReport(CodecReport.class.getPackageName(), "copy", "newCopy").print(args);
    }
}
