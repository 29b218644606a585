package io.crosspoint.perf.engine;

import io.crosspoint.perf.benchmark.BenchmarkReport;

import org.openjdk.jmh.runner.RunnerException;

/** Prints what the benchmarks of the engine, beside the map of the JDK, measure in the same run. */
public final class EngineReport {
    private EngineReport() {}

    /** See {@link BenchmarkReport#print}. */
    public static void main(String[] args) throws RunnerException {
        new BenchmarkReport(EngineReport.class.getPackageName(), "putAndRemove").print(args);
    }
}
