package io.crosspoint.app.command;

import io.crosspoint.app.config.OriginalsConfig;
import io.crosspoint.app.console.Amounts;
import io.crosspoint.app.console.ProgressLine;
import io.crosspoint.core.originals.IndexFailedException;
import io.crosspoint.core.originals.IndexWriter;
import io.crosspoint.core.originals.OriginalsIndex;
import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.archive.ArchiveException;
import io.crosspoint.journal.chronicle.ChronicleJournal;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Makes the index of originals anew. */
@Command(
        name = "reindex",
        description = {
            "Make the index of originals anew from the transactions of a journal whose switch is"
                    + " stopped.",
            "A switch does so by itself when its index is missing, damaged or of another journal;"
                    + " until it is done, follow-ups of what has left memory are answered 96."
        },
        mixinStandardHelpOptions = true)
final class JournalReindex implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The journal.")
    private Path directory = Path.of("");

    @Option(
            names = "--index",
            paramLabel = "FOLDER",
            description =
                    "The folder of the index; the one named originals in the journal's folder"
                            + " unless given.")
    private @Nullable Path folder;

    @Mixin private ArchivesOption archives = new ArchivesOption();

    @Override
    public Integer call() {
        Path stream = JournalFolders.stream(directory, JournalFolders.TRANSACTIONS);
        Path target = folder == null ? besideOf(stream) : folder;
        try {
            return reindex(stream, target);
        } catch (JournalCorruptException | ArchiveException e) {
            throw new CommandFailedException(ExitCode.FAILED, String.valueOf(e.getMessage()));
        } catch (IndexFailedException e) {
            throw new CommandFailedException(
                    ExitCode.FAILED,
                    e.getMessage() + "; a switch that uses the index must be stopped first");
        }
    }

    private static Path besideOf(Path stream) {
        return stream.toAbsolutePath().normalize().resolveSibling(OriginalsConfig.FOLDER);
    }

    private int reindex(Path stream, Path target) {
        long end = ChronicleJournal.markedPosition(stream);
        // Looked for before anything is deleted.
        archives.read(stream, 0).close();
        try (OriginalsIndex index = OriginalsIndex.openEmpty(OriginalsConfig.index(target));
                ProgressLine progress =
                        ProgressLine.of(spec.commandLine().getErr(), "reindex", end);
                IndexWriter writer =
                        new IndexWriter(index, position -> archives.read(stream, position))) {
            while (writer.advance(end) > 0) {
                progress.done(index.position());
            }
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s: %s records, %s transactions%n",
                            target,
                            Amounts.count(index.position()),
                            Amounts.count(index.transactions()));
        }
        return ExitCode.OK;
    }
}
