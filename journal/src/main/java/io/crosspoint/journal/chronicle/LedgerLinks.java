package io.crosspoint.journal.chronicle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A ledger's files without Chronicle's working file beside them: power may be lost while that is
 * written, and only a start may make it anew.
 */
final class LedgerLinks {
    private LedgerLinks() {}

    /** A directory of links, gone when the process ends normally. */
    static Path to(Path ledger) {
        try {
            Path links = Files.createTempDirectory("crosspoint-ledger-");
            links.toFile().deleteOnExit();
            JournalFiles files =
                    new JournalFiles(ledger.toAbsolutePath().resolve("..").normalize());
            for (Path cycle : files.cycles()) {
                Path link = links.resolve(cycle.getFileName());
                Files.createSymbolicLink(link, cycle);
                link.toFile().deleteOnExit();
            }
            return links;
        } catch (IOException e) {
            throw new UncheckedIOException("ledger " + ledger, e);
        }
    }
}
