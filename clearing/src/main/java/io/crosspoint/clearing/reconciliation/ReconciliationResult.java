package io.crosspoint.clearing.reconciliation;

import java.util.List;

/**
 * What a comparison found.
 *
 * @param state green only when both sources were read whole and agree in every transaction
 * @param matchedCount transactions that both have and that agree
 * @param breaks in the order of business date, acquirer, forwarder, STAN and time; empty when
 *     incomplete
 * @param problems why a source could not be read whole; empty unless incomplete
 */
public record ReconciliationResult(
        State state, long matchedCount, List<Break> breaks, List<String> problems) {

    /** What the comparison is worth. */
    public enum State {
        GREEN,
        BREAKS,
        /** A source could not be read whole: nothing is said about the transactions. */
        INCOMPLETE
    }

    /** Makes the lists unchangeable. */
    public ReconciliationResult {
        breaks = List.copyOf(breaks);
        problems = List.copyOf(problems);
    }

    static ReconciliationResult compared(long matchedCount, List<Break> breaks) {
        return new ReconciliationResult(
                breaks.isEmpty() ? State.GREEN : State.BREAKS, matchedCount, breaks, List.of());
    }

    static ReconciliationResult incomplete(List<String> problems) {
        return new ReconciliationResult(State.INCOMPLETE, 0, List.of(), problems);
    }
}
