package io.crosspoint.perf.floor;

import java.util.List;
import java.util.Locale;

/**
 * All candidates in numbers; the first row is the yardstick.
 *
 * @param rows one for each candidate, in the order in which they were given
 */
public record FloorReport(List<Row> rows) {

    /**
     * One candidate: medians over the rounds, latencies of all rounds together.
     *
     * @param share of the yardstick's transactions per second in the same round, 1 = as many
     * @param cpuMicros microseconds of CPU for each transaction
     * @param cpuRatio the same in the yardstick's of the same round
     * @param allocatedEach bytes of heap for each transaction, not a number without metrics
     * @param halfPerSecond transactions per second at half of what the slowest candidate takes, in
     *     an open loop, the same for all
     * @param halfP999Ms p99.9 at these
     */
    public record Row(
            String candidate,
            double perSecond,
            double share,
            double cpuMicros,
            double cpuRatio,
            double allocatedEach,
            double p50Ms,
            double p99Ms,
            double p999Ms,
            double halfPerSecond,
            double halfP999Ms) {

        private static Row of(MeasuredCandidate of, MeasuredCandidate yardstick) {
            return new Row(
                    of.name(),
                    of.median(Measurement::perSecond),
                    of.median(yardstick, (own, its) -> own.perSecond() / its.perSecond()),
                    of.median(Measurement::cpuMicros),
                    of.median(yardstick, (own, its) -> own.cpuMicros() / its.cpuMicros()),
                    of.median(Measurement::allocatedEach),
                    of.latencyMs(50),
                    of.latencyMs(99),
                    of.latencyMs(99.9),
                    of.halfPerSecond(),
                    of.halfLatencyMs(99.9));
        }

        private String line() {
            return String.format(
                    Locale.ROOT,
                    "%-10s %,12.0f %7.1f%% %9.2f %9.2f %9s %9.2f %9.2f %9.2f %,12.0f %9.2f%n",
                    candidate,
                    perSecond,
                    share * 100,
                    cpuMicros,
                    cpuRatio,
                    Double.isNaN(allocatedEach)
                            ? "-"
                            : String.format(Locale.ROOT, "%.0f", allocatedEach),
                    p50Ms,
                    p99Ms,
                    p999Ms,
                    halfPerSecond,
                    halfP999Ms);
        }
    }

    public FloorReport {
        rows = List.copyOf(rows);
    }

    static FloorReport of(List<MeasuredCandidate> measured) {
        return new FloorReport(
                measured.stream().map(each -> Row.of(each, measured.getFirst())).toList());
    }

    /** Share of the yardstick's throughput that a candidate reached. */
    public double share(String candidate) {
        for (Row row : rows) {
            if (row.candidate().equals(candidate)) {
                return row.share();
            }
        }
        throw new IllegalArgumentException(candidate + ": not measured");
    }

    /** A table of plain text with a heading; times in milliseconds, CPU in microseconds each. */
    public String table() {
        StringBuilder text =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "%-10s %12s %8s %9s %9s %9s %9s %9s %9s %12s %9s%n",
                                "measured",
                                "per second",
                                "share",
                                "CPU µs",
                                "× CPU",
                                "bytes",
                                "p50 ms",
                                "p99 ms",
                                "p99.9 ms",
                                "half load",
                                "p99.9 ms"));
        rows.forEach(row -> text.append(row.line()));
        return text.toString();
    }
}
