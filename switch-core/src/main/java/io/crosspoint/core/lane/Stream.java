package io.crosspoint.core.lane;

import io.crosspoint.journal.Journal;
import io.crosspoint.journal.RecordBatch;

/** One journal stream as the lane writes it: the journal and the batch that is being filled. */
public record Stream(Journal journal, RecordBatch batch) {

    /** Appends what the batch holds. */
    void append() {
        if (!batch.isEmpty()) {
            journal.append(batch);
        }
    }

    long durablePosition() {
        return journal.durablePosition();
    }
}
