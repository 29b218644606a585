package io.crosspoint.app.command;

import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.seal.DateSeal;
import io.crosspoint.journal.seal.SealException;
import io.crosspoint.journal.seal.SealFiles;
import io.crosspoint.journal.seal.SealFollower;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Seals closed business dates. */
@Command(
        name = "seal",
        description = {
            "Keep a SHA-256 over the records of each closed business date that has none yet, in"
                    + " seals/ beside the ledger.",
            "A running switch does so by itself."
        },
        mixinStandardHelpOptions = true)
final class JournalSeal implements Callable<Integer> {
    private static final int STEP = 10_000;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The journal.")
    private Path directory = Path.of("");

    @Override
    public Integer call() throws IOException {
        Path stream = JournalFolders.stream(directory, JournalFolders.TRANSACTIONS);
        seal(stream);
        for (DateSeal seal : new SealFiles(stream).all()) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%d: records %d to %d, SHA-256 %s%n",
                            seal.businessDate(),
                            seal.firstSequence(),
                            seal.lastSequence(),
                            seal.sha256());
        }
        return ExitCode.OK;
    }

    /** Seals what is closed now. */
    static List<DateSeal> seal(Path stream) throws IOException {
        long durable = ChronicleJournal.markedPosition(stream);
        try (SealFollower follower = SealFollower.of(stream)) {
            while (follower.doWork(STEP, durable) == STEP) {
                // to the end of what is known to be durable
            }
            return new SealFiles(stream).all();
        } catch (SealException e) {
            throw new CommandFailedException(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
    }
}
