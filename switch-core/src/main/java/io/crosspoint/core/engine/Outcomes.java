package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.Outcome;

/** Outcomes as the numbers that the table holds. */
final class Outcomes {
    static final int APPROVED = Outcome.APPROVED.value();
    static final int DECLINED = Outcome.DECLINED.value();
    static final int TIMED_OUT = Outcome.TIMED_OUT.value();

    private static final int LINK_LOST = Outcome.LINK_LOST.value();

    private Outcomes() {}

    static void count(int outcome, Totals totals) {
        if (outcome == APPROVED) {
            totals.approved++;
        } else if (outcome == DECLINED) {
            totals.declinedByIssuer++;
        } else if (outcome == TIMED_OUT) {
            totals.timedOut++;
        } else if (outcome == LINK_LOST) {
            totals.declinedBySwitch++;
        }
    }
}
