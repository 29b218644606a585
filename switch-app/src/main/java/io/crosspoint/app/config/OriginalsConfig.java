package io.crosspoint.app.config;

import io.crosspoint.core.lane.RecallSettings;
import io.crosspoint.core.originals.IndexSettings;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The index of originals that have left memory, and the messages that wait for it.
 *
 * @param index where it lies and how much memory it takes
 * @param bounds how many messages may wait for it, and how long
 */
public record OriginalsConfig(IndexSettings index, RecallSettings bounds) {
    /** The folder of the index in a journal's, unless the configuration names another. */
    public static final String FOLDER = "originals";

    /** Memory that the index takes unless the configuration says otherwise. */
    public static final long CACHE_MIB = 64;

    private static final long MIB = 1L << 20;
    private static final int PARKED = 64;
    private static final long WAIT_MS = 2_000;

    /** An index beside the streams of a journal. */
    public static IndexSettings index(Path directory) {
        return new IndexSettings(directory, CACHE_MIB * MIB);
    }

    static OriginalsConfig of(Section section, Path journal) {
        return new OriginalsConfig(
                new IndexSettings(
                        section.has("directory")
                                ? Path.of(section.text("directory", ""))
                                : journal.resolve(FOLDER),
                        section.longNumber("cacheMiB", CACHE_MIB) * MIB),
                new RecallSettings(
                        section.number("parked", PARKED),
                        TimeUnit.MILLISECONDS.toNanos(section.longNumber("waitMs", WAIT_MS))));
    }
}
