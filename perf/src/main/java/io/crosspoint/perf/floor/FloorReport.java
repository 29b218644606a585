package io.crosspoint.perf.floor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Medians of all candidates; the first row is the yardstick.
 *
 * @param rows one for each candidate, in the order in which they were given
 */
public record FloorReport(List<Row> rows) {

    /**
     * Medians over the rounds of one candidate.
     *
     * @param halfPerSecond transactions per second at half of what the slowest candidate takes, in
     *     an open loop, the same for all
     * @param halfP999Ms p99.9 at these
     * @param share of the yardstick's transactions per second, 1 = as many
     */
    public record Row(
            String candidate,
            int rounds,
            double perSecond,
            double p50Ms,
            double p99Ms,
            double p999Ms,
            double halfPerSecond,
            double halfP999Ms,
            double cpuMicros,
            double share) {}

    public FloorReport {
        rows = List.copyOf(rows);
    }

    static FloorReport of(List<Measurement> measurements) {
        Map<String, List<Measurement>> byName = new LinkedHashMap<>();
        for (Measurement measurement : measurements) {
            byName.computeIfAbsent(measurement.candidate(), n -> new ArrayList<>())
                    .add(measurement);
        }
        List<Row> rows = new ArrayList<>();
        byName.forEach(
                (name, runs) -> {
                    double perSecond = median(runs, m -> m.load().perSecond());
                    double yardstick = rows.isEmpty() ? perSecond : rows.getFirst().perSecond();
                    rows.add(
                            new Row(
                                    name,
                                    runs.size(),
                                    perSecond,
                                    median(runs, m -> m.load().latencyMs(50)),
                                    median(runs, m -> m.load().latencyMs(99)),
                                    median(runs, m -> m.load().latencyMs(99.9)),
                                    median(runs, m -> m.half().perSecond()),
                                    median(runs, m -> m.half().latencyMs(99.9)),
                                    median(runs, Measurement::cpuMicros),
                                    perSecond / yardstick));
                });
        return new FloorReport(rows);
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
                                "%-18s %12s %9s %9s %9s %11s %8s %12s %9s%n",
                                "measured",
                                "per second",
                                "p50 ms",
                                "p99 ms",
                                "p99.9 ms",
                                "CPU µs each",
                                "share",
                                "half load",
                                "p99.9 ms"));
        for (Row row : rows) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%-18s %,12.0f %9.2f %9.2f %9.2f %11.2f %7.1f%% %,12.0f %9.2f%n",
                            row.candidate(),
                            row.perSecond(),
                            row.p50Ms(),
                            row.p99Ms(),
                            row.p999Ms(),
                            row.cpuMicros(),
                            row.share() * 100,
                            row.halfPerSecond(),
                            row.halfP999Ms()));
        }
        return text.toString();
    }

    static double median(List<Measurement> runs, ToDoubleFunction<Measurement> of) {
        double[] sorted = runs.stream().mapToDouble(of).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
