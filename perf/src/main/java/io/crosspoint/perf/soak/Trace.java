package io.crosspoint.perf.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What happened in a run, line by line, each line about one transaction or about all (0). */
final class Trace {
    private record Line(long sinceStartNs, long rrn, String text) {}

    private final List<Line> lines = new ArrayList<>();

    void note(long sinceStartNs, long rrn, String text) {
        lines.add(new Line(sinceStartNs, rrn, text));
    }

    /** All lines. */
    List<String> all() {
        return lines.stream().map(Trace::text).toList();
    }

    /** The lines about some transactions, and those about all. */
    List<String> about(Set<Long> rrns) {
        return lines.stream()
                .filter(line -> line.rrn == 0 || rrns.contains(line.rrn))
                .map(Trace::text)
                .toList();
    }

    private static String text(Line line) {
        return String.format(Locale.ROOT, "%10.3f s  %s", line.sinceStartNs / 1e9, line.text);
    }
}
