package io.crosspoint.perf.sim;

import org.HdrHistogram.Histogram;

import java.util.List;
import java.util.Map;

/**
 * An acquirer's book at one moment.
 *
 * @param entries in the order in which they were sent; reversals are marks on them
 * @param latencyNs of answered requests, reversals not counted, by scenario; copies
 * @param violations counts, absent when none
 * @param finished scenarios played to their end
 * @param retransmissions bytes sent again on purpose that got the first answer again
 * @param resent requests sent again as repeats after a lost connection or without an answer
 * @param reversals reversals that were answered
 * @param lateAnswers answers to requests that were given up before
 * @param reconnects connections that were lost and made again
 */
public record AcquirerSnapshot(
        String name,
        List<BookEntry> entries,
        Map<ScenarioType, Histogram> latencyNs,
        Map<Violation, Long> violations,
        long finished,
        long retransmissions,
        long resent,
        long reversals,
        long lateAnswers,
        long reconnects) {

    public AcquirerSnapshot {
        entries = List.copyOf(entries);
        latencyNs = Map.copyOf(latencyNs);
        violations = Map.copyOf(violations);
    }
}
