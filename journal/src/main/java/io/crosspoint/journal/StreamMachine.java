package io.crosspoint.journal;

/**
 * A deterministic state machine whose state is the fold of one stream. Owned by one thread.
 *
 * @param <C> what it is asked
 * @param <R> what it answers
 */
public interface StreamMachine<C, R> {
    /**
     * Decides without changing state: appends the facts that follow to {@code facts}. The caller
     * applies each of them at once, before the next decision, and lets the reply out only when they
     * are durable.
     *
     * @param nowNs the lane's clock, epoch nanoseconds
     */
    R decide(C command, long nowNs, RecordBatch facts);

    /** Changes state by one fact, live or replayed. */
    void apply(RecordView fact);
}
