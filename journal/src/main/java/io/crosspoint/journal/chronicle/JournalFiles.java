package io.crosspoint.journal.chronicle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Where the parts of a stream lie below its directory. */
record JournalFiles(Path directory) {
    private static final String CYCLE_SUFFIX = ".cq4";

    Path lock() {
        return directory.resolve("journal.lock");
    }

    Path mark() {
        return directory.resolve("journal.mark");
    }

    /** Where the ledger begins, once files have been removed from it. */
    Path start() {
        return directory.resolve("ledger.start");
    }

    Path ledger() {
        return directory.resolve("ledger");
    }

    Path ledgerMetadata() {
        return ledger().resolve("metadata.cq4t");
    }

    Path repair() {
        return directory.resolve("repair");
    }

    Path commitLog() {
        return directory.resolve("commit-log");
    }

    /** The ledger's files, oldest first; their names begin with their date. */
    List<Path> cycles() throws IOException {
        if (!Files.isDirectory(ledger())) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(ledger())) {
            return entries.filter(entry -> entry.toString().endsWith(CYCLE_SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /** Makes the names of new files durable. */
    static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
