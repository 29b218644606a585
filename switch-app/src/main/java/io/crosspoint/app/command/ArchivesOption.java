package io.crosspoint.app.command;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.archive.ArchiveFolder;
import io.crosspoint.journal.archive.ArchivedStream;
import io.crosspoint.journal.chronicle.ChronicleJournal;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;

/** For commands that read further back than a ledger whose first files were removed. */
final class ArchivesOption {
    @Option(
            names = "--archives",
            paramLabel = "DIR",
            description = "Archives of the dates that were removed from the ledger.")
    private @Nullable Path folder;

    /** Null when none were named. */
    @Nullable Path folder() {
        return folder;
    }

    /**
     * Reads a stream behind a position, where it is in the archives or the ledger.
     *
     * @throws CommandFailedException when the ledger begins later and no archives were named
     * @throws io.crosspoint.journal.archive.ArchiveException when they do not hold what is missing
     */
    JournalReader read(Path stream, long position) {
        if (folder != null) {
            return ArchivedStream.behind(stream, new ArchiveFolder(folder), position);
        }
        long start = ChronicleJournal.startPosition(stream);
        if (position < start) {
            throw new CommandFailedException(
                    ExitCode.FAILED,
                    "%s: the ledger begins behind record %d (next: name the archives of what was removed with --archives)"
                            .formatted(stream, start));
        }
        return ChronicleJournal.follow(stream, position);
    }
}
