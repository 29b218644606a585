package io.crosspoint.core.originals;

import java.nio.file.Path;

/**
 * Where the index lies and how much memory it takes.
 *
 * @param directory of the index alone; made when it is not there
 * @param cacheBytes memory outside the heap for what was read and written last, from 8 MiB
 */
public record IndexSettings(Path directory, long cacheBytes) {
    private static final long LEAST_CACHE = 8L << 20;
    private static final long MOST_CACHE = 64L << 30;

    public IndexSettings {
        if (cacheBytes < LEAST_CACHE || cacheBytes > MOST_CACHE) {
            throw new IllegalArgumentException(
                    "cacheBytes: %d (expected: %d to %d)"
                            .formatted(cacheBytes, LEAST_CACHE, MOST_CACHE));
        }
    }
}
