package io.crosspoint.perf.benchmark;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A table of nanoseconds, of multiples of measures in the same run, and of bytes allocated. */
public final class BenchmarkReport {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final int WARM_UPS = 4;
    private static final int MEASUREMENTS = 5;
    private static final String JVM = "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED";

    private final String packageName;
    private final List<String> measures;

    /**
     * @param packageName whose benchmarks are run
     * @param measures names of the benchmarks that the others are set beside
     */
    public BenchmarkReport(String packageName, String... measures) {
        this.packageName = packageName;
        this.measures = List.of(measures);
    }

    /**
     * Runs the benchmarks and prints the table.
     *
     * @param args milliseconds of one measurement, 1000 unless told; there are 5 of each
     */
    public void print(String[] args) throws RunnerException {
        int milliseconds = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        System.out.print(table(new Runner(options(milliseconds)).run()));
    }

    private Options options(int milliseconds) {
        TimeValue time = TimeValue.milliseconds(milliseconds);
        return new OptionsBuilder()
                .include("^" + Pattern.quote(packageName) + "\\.")
                .forks(1)
                .jvmArgsAppend(JVM)
                .warmupIterations(WARM_UPS)
                .warmupTime(time)
                .measurementIterations(MEASUREMENTS)
                .measurementTime(time)
                .addProfiler(GCProfiler.class)
                .build();
    }

    private String table(Collection<RunResult> results) {
        StringBuilder table = new StringBuilder();
        String multiples =
                measures.stream()
                        .map(measure -> cell("× " + measure))
                        .collect(Collectors.joining());
        line(table, "benchmark", "of", "ns", "± ns", multiples, "B/op");
        for (RunResult row : results) {
            var time = row.getPrimaryResult();
            line(
                    table,
                    time.getLabel(),
                    parameters(row.getParams()),
                    tenths(time.getScore()),
                    tenths(time.getScoreError()),
                    measures.stream()
                            .map(measure -> cell(tenths(time.getScore() / ns(measure, results))))
                            .collect(Collectors.joining()),
                    tenths(allocated(row)));
        }
        return table.toString();
    }

    private static double ns(String measure, Collection<RunResult> results) {
        return results.stream()
                .map(RunResult::getPrimaryResult)
                .filter(result -> result.getLabel().equals(measure))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + measure + " was run"))
                .getScore();
    }

    private static String cell(String text) {
        return String.format(Locale.ROOT, " %14s", text);
    }

    private static String parameters(BenchmarkParams params) {
        return params.getParamsKeys().stream()
                .map(params::getParam)
                .collect(Collectors.joining(" "));
    }

    private static void line(StringBuilder table, Object... cells) {
        table.append(String.format(Locale.ROOT, "%-14s %-13s %9s %7s%s %7s%n", cells));
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
