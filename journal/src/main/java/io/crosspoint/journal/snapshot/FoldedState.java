package io.crosspoint.journal.snapshot;

/** The whole state folded from one stream, in sections of its own. One thread, that owns it. */
public interface FoldedState extends Snapshotted {
    /** A number that differs, but for chance, when two such states do. */
    long digest();
}
