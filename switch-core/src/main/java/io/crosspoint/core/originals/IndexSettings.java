package io.crosspoint.core.originals;

import java.nio.file.Path;

/**
 * Where the index lies and how much memory it takes.
 *
 * @param directory of the index alone; made when it is not there
 * @param cacheBytes memory outside the heap for what was read and written last, from 8 MiB
 * @param segment transactions whose names are kept in memory (16 bytes each) before they are
 *     written together; a power of two
 */
public record IndexSettings(Path directory, long cacheBytes, int segment) {
    /** Names of so many take 4 MB. */
    public static final int SEGMENT = 1 << 18;

    private static final long LEAST_CACHE = 8L << 20;
    private static final long MOST_CACHE = 64L << 30;
    private static final int MOST_IN_SEGMENT = 1 << 26;

    public IndexSettings {
        if (cacheBytes < LEAST_CACHE || cacheBytes > MOST_CACHE) {
            throw new IllegalArgumentException(
                    "cacheBytes: %d (expected: %d to %d)"
                            .formatted(cacheBytes, LEAST_CACHE, MOST_CACHE));
        }
        if (Integer.bitCount(segment) != 1
                || segment < SavedEntries.RUN
                || segment > MOST_IN_SEGMENT) {
            throw new IllegalArgumentException(
                    "segment: %d (expected: a power of two from %d to %d)"
                            .formatted(segment, SavedEntries.RUN, MOST_IN_SEGMENT));
        }
    }

    public IndexSettings(Path directory, long cacheBytes) {
        this(directory, cacheBytes, SEGMENT);
    }
}
