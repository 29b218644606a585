package io.crosspoint.journal.archive;

import java.nio.file.Path;

/**
 * Says how much of a stream's beginning nobody reads any more: neither a start that folds the
 * stream, nor a follower that catches up, nor a clearing run that looks for originals. Whoever
 * keeps snapshots of the folded state answers with the position of the oldest one that a start may
 * still fall back to.
 */
@FunctionalInterface
public interface LedgerUse {
    /** Of a stream that is only copied. */
    LedgerUse EVERYTHING = stream -> new Unneeded(0, "nothing was asked to be removed");

    /** For a stream's directory. */
    Unneeded of(Path stream);

    /**
     * What is not needed.
     *
     * @param position records up to here are read by nobody; 0 when all are needed
     * @param reason why the records behind are needed, for the person who wanted them removed
     */
    record Unneeded(long position, String reason) {}
}
