package io.crosspoint.journal.chronicle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which run of the operating system this is: what was written and not forced in another one may be
 * lost in part.
 */
final class BootId {
    private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

    /** Set in every number; the mark notes the level in the lowest. */
    private static final long LOWEST_BITS = 3;

    private BootId() {}

    /** Whether two numbers name the same run, whatever was noted in them. */
    static boolean isSame(long one, long other) {
        return (one | LOWEST_BITS) == (other | LOWEST_BITS);
    }

    /** The number as the mark keeps it for a level. */
    static long at(Durability level, long boot) {
        return level == Durability.PROCESS ? boot & ~1L : boot | 1;
    }

    /** A number of this run, never 0; where the system has no such name, another at each call. */
    static long current() {
        try {
            UUID id = UUID.fromString(Files.readString(LINUX, StandardCharsets.US_ASCII).strip());
            return (id.getMostSignificantBits() ^ id.getLeastSignificantBits()) | LOWEST_BITS;
        } catch (IOException | IllegalArgumentException e) {
            return ThreadLocalRandom.current().nextLong() | LOWEST_BITS;
        }
    }
}
