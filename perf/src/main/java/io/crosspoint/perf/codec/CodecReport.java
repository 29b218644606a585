package io.crosspoint.perf.codec;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** Runs the benchmarks of the codec and sets each beside the copy of the same run. */
public final class CodecReport {
    private static final String COPY = "copy";
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final int BENCHMARKS = 1 + 3 * 4 + 1;
    private static final int WARM_UPS = 4;
    private static final int MEASUREMENTS = 5;

    private CodecReport() {}

    /** Takes the milliseconds of one measurement, 1000 unless told; there are 5 of each. */
    public static void main(String[] args) throws RunnerException {
        int milliseconds = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        Collection<RunResult> results = new Runner(options(milliseconds)).run();
        if (results.size() != BENCHMARKS) {
            throw new IllegalStateException(
                    results.size() + " results (expected: " + BENCHMARKS + "), see above");
        }
        System.out.print(table(results));
    }

    private static Options options(int milliseconds) {
        TimeValue time = TimeValue.milliseconds(milliseconds);
        return new OptionsBuilder()
                .include("^" + Pattern.quote(CodecReport.class.getPackageName()) + "\\.")
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(time)
                .measurementIterations(MEASUREMENTS)
                .measurementTime(time)
                .addProfiler(GCProfiler.class)
                .build();
    }

    private static String table(Collection<RunResult> results) {
        double copyNs = 0;
        for (RunResult row : results) {
            if (row.getPrimaryResult().getLabel().equals(COPY)) {
                copyNs = row.getPrimaryResult().getScore();
            }
        }
        StringBuilder table = new StringBuilder();
        line(table, "benchmark", "dialect", "ns", "± ns", "× copy", "B/op");
        for (RunResult row : results) {
            Result<?> time = row.getPrimaryResult();
            String dialect = row.getParams().getParam("dialect");
            line(
                    table,
                    time.getLabel(),
                    dialect == null ? "" : dialect,
                    tenths(time.getScore()),
                    tenths(time.getScoreError()),
                    tenths(time.getScore() / copyNs),
                    tenths(allocated(row)));
        }
        return table.toString();
    }

    private static void line(StringBuilder table, Object... cells) {
        table.append(String.format(Locale.ROOT, "%-14s %-13s %9s %7s %8s %7s%n", cells));
    }

    private static String tenths(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** Bytes of heap that one operation takes. */
    private static double allocated(RunResult row) {
        for (String name : row.getSecondaryResults().keySet()) {
            if (name.endsWith(ALLOCATED)) {
                return row.getSecondaryResults().get(name).getScore();
            }
        }
        throw new IllegalStateException("no " + ALLOCATED);
    }
}
