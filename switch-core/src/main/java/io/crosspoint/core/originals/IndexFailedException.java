package io.crosspoint.core.originals;

import java.nio.file.Path;

/**
 * The index of originals cannot be used. Nothing is lost with it: it can be made anew from the
 * journal, and from archives where that begins later.
 */
public final class IndexFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param found what is wrong
     * @param expected what would be right, or what to do
     */
    public IndexFailedException(Path directory, String found, String expected, Throwable cause) {
        super("index of originals %s: %s (%s)".formatted(directory, found, expected), cause);
    }

    static IndexFailedException notToBeMadeAnew(Path directory, String defect, Throwable cause) {
        return new IndexFailedException(
                directory,
                defect
                        + "; the journal begins later than what it is made from, so it is left as it is",
                "next: ./crosspoint journal reindex with --archives, or the index from a copy",
                cause);
    }
}
