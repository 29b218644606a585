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

    private BootId() {}

    /** A number of this run, never 0; where the system has no such name, another at each call. */
    static long current() {
        try {
            UUID id = UUID.fromString(Files.readString(LINUX, StandardCharsets.US_ASCII).strip());
            return (id.getMostSignificantBits() ^ id.getLeastSignificantBits()) | 1;
        } catch (IOException | IllegalArgumentException e) {
            return ThreadLocalRandom.current().nextLong() | 1;
        }
    }
}
