package io.crosspoint.core.originals;

/**
 * The index of originals cannot be used. Nothing is lost with it: it can be made anew from the
 * journal, and from archives where that begins later.
 */
public final class IndexFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param place where it lies
     * @param found what is wrong
     * @param expected what would be right, or what to do
     */
    public IndexFailedException(String place, String found, String expected, Throwable cause) {
        super("index of originals %s: %s (%s)".formatted(place, found, expected), cause);
    }

    static IndexFailedException notToBeMadeAnew(String place, String defect, Throwable cause) {
        return new IndexFailedException(
                place,
                defect
                        + "; the journal begins later than what it is made from, so it is left as it is",
                "next: ./crosspoint journal reindex with --archives, or the index from a copy",
                cause);
    }
}
