package io.crosspoint.core.lane;

import io.crosspoint.core.engine.Recall;

import org.jspecify.annotations.Nullable;

/**
 * Where the lane asks whether a message must wait for an original that has left memory. Without an
 * index none does. Lane's thread, but for {@link #answered}.
 */
final class RecallDesk {
    private @Nullable Parking parking;

    /** Lets messages wait from now on. Before the first round. */
    void open(Parking with) {
        parking = with;
    }

    /**
     * Takes an answer of the index. Any thread.
     *
     * @return false when nobody asks one
     */
    boolean answered(Recall recall) {
        if (parking == null) {
            return false;
        }
        parking.answered(recall);
        return true;
    }

    boolean hasAnswers() {
        return parking != null && parking.hasAnswers();
    }

    RecallCounts counts() {
        return parking == null ? RecallCounts.NONE : parking.counts();
    }

    /** What is to be done with a message that has just come; one that waits is kept. */
    Parking.Verdict consider(Slot slot, long nowNs) {
        return parking == null ? Parking.Verdict.DECIDE : parking.consider(slot, nowNs);
    }

    /** The next message that need not wait any longer, or null. */
    @Nullable Slot next(long nowNs) {
        return parking == null ? null : parking.next(nowNs);
    }

    /** What is to be done with the message of the last {@link #next}. */
    Parking.Verdict verdict() {
        return parking == null ? Parking.Verdict.DECIDE : parking.verdict();
    }
}
