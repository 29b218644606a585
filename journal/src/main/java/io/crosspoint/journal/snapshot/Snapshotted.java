package io.crosspoint.journal.snapshot;

/**
 * A table of state that a snapshot holds, written and read in the same order. One thread, that owns
 * the state. Who calls it has begun the section; a {@link FoldedState} begins its own.
 *
 * <p>What is loaded must be the state that was saved, to the last bit that a later decision can
 * see: the order of a queue, the first owner of a key. Bounds that shape the state are written with
 * {@link SnapshotWriter#putBound} and compared with {@link SnapshotReader#expectBound}, so that a
 * state of another configuration is refused.
 */
public interface Snapshotted {
    /** Writes the whole state. */
    void save(SnapshotWriter out);

    /**
     * Takes over a state that was saved. Called on an empty state; after a failure the state is
     * good for nothing.
     *
     * @throws SnapshotRefusedException when what is read is not such a state
     */
    void load(SnapshotReader in);
}
