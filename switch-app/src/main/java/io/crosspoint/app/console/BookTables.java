package io.crosspoint.app.console;

import io.crosspoint.perf.sim.AcquirerSnapshot;
import io.crosspoint.perf.sim.BookEntry;
import io.crosspoint.perf.sim.IssuerSnapshot;
import io.crosspoint.perf.sim.ScenarioType;
import io.crosspoint.perf.sim.Status;
import io.crosspoint.perf.sim.Violation;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The books of simulated members in tables. */
public final class BookTables {
    private static final double NS_PER_MS = 1e6;

    private BookTables() {}

    /** A line for each scenario: what became of its requests, and how long answers took. */
    public static Table acquirer(AcquirerSnapshot book) {
        Table table = new Table().left("scenario");
        outcomes(table).right("p50 ms").right("p99 ms");
        Map<ScenarioType, Tally> tallies = new TreeMap<>();
        Tally sum = new Tally();
        for (BookEntry entry : book.entries()) {
            ScenarioType type = entry.scenario();
            if (type != null) {
                tallies.computeIfAbsent(type, any -> new Tally()).add(entry);
                sum.add(entry);
            }
        }
        Histogram all = new Histogram(3);
        tallies.forEach(
                (type, tally) -> {
                    Histogram latency = book.latencyNs().get(type);
                    if (latency != null) {
                        all.add(latency);
                    }
                    table.row(
                            tally.cells(
                                    words(type), percentile(latency, 50), percentile(latency, 99)));
                });
        return table.rule().row(sum.cells("sum", percentile(all, 50), percentile(all, 99)));
    }

    /** A line for each kind of request: what was decided. */
    public static Table issuer(IssuerSnapshot book) {
        Table table = outcomes(new Table().left("request"));
        Map<String, Tally> tallies = new TreeMap<>();
        Tally sum = new Tally();
        for (BookEntry entry : book.entries()) {
            tallies.computeIfAbsent(words(entry.kind()), any -> new Tally()).add(entry);
            sum.add(entry);
        }
        tallies.forEach((kind, tally) -> table.row(tally.cells(kind)));
        return table.rule().row(sum.cells("sum"));
    }

    /** What a member must never see and saw; without rows when all is well. */
    public static Table violations(Map<Violation, Long> violations) {
        Table table = new Table().left("violation").right("times");
        new TreeMap<>(violations).forEach((violation, times) -> table.row(words(violation), times));
        return table;
    }

    private static Table outcomes(Table table) {
        return table.right("sent")
                .right("approved")
                .right("declined")
                .right("unanswered")
                .right("reversed");
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String percentile(@Nullable Histogram latencyNs, double percentile) {
        return latencyNs == null || latencyNs.getTotalCount() == 0
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.2f",
                        latencyNs.getValueAtPercentile(percentile) / NS_PER_MS);
    }

    /** Counts of one line. */
    private static final class Tally {
        private long sent;
        private long approved;
        private long declined;
        private long unanswered;
        private long reversed;

        void add(BookEntry entry) {
            sent++;
            approved += entry.status() == Status.APPROVED ? 1 : 0;
            declined += entry.status() == Status.DECLINED ? 1 : 0;
            boolean open = entry.status() == Status.UNANSWERED || entry.status() == Status.WAITING;
            unanswered += open ? 1 : 0;
            reversed += entry.reversed() ? 1 : 0;
        }

        Object[] cells(String name, Object... more) {
            List<Object> cells =
                    new ArrayList<>(List.of(name, sent, approved, declined, unanswered, reversed));
            cells.addAll(List.of(more));
            return cells.toArray();
        }
    }
}
