package io.crosspoint.app.command;

import io.crosspoint.app.console.Amounts;
import io.crosspoint.journal.archive.ArchiveException;
import io.crosspoint.journal.archive.ArchiveFolder;
import io.crosspoint.journal.archive.LedgerArchive;
import io.crosspoint.journal.archive.LedgerUse;
import io.crosspoint.journal.seal.DateSeal;
import io.crosspoint.journal.seal.SealException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;

/** Archives closed business dates. */
@Command(
        name = "archive",
        description = {
            "Copy closed business dates into compressed files, read each back and compare it with"
                    + " the date's seal; or check such files (--verify).",
            "The ledger stays as it is. With --remove its files are removed when all their records"
                    + " are archived and no start needs them; the switch must not run then."
        },
        mixinStandardHelpOptions = true)
final class JournalArchive implements Callable<Integer> {
    /** Until starts begin from snapshots. */
    private static final LedgerUse FOLDED_FROM_THE_START =
            stream ->
                    new LedgerUse.Unneeded(
                            0,
                            "a start folds the stream from its first record (expected: a snapshot"
                                    + " that a start can begin from)");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The journal.")
    private @Nullable Path directory;

    @Option(
            names = "--before",
            paramLabel = "YYYYMMDD",
            description = "Dates before this one are archived.")
    private @Nullable String before;

    @Option(names = "--to", paramLabel = "DIR", description = "Where the archives go.")
    private @Nullable Path to;

    @Option(names = "--remove", description = "Remove what is archived and not needed.")
    private boolean remove;

    @Option(
            names = "--verify",
            paramLabel = "DIR",
            description = "Read the archives in this folder back instead.")
    private @Nullable Path verify;

    @Override
    public Integer call() throws IOException {
        try {
            if (verify != null) {
                return verify(verify);
            }
            if (directory == null || before == null || to == null) {
                throw usage("DIR, --before and --to, or --verify, are missing");
            }
            return archive(JournalFolders.stream(directory, JournalFolders.TRANSACTIONS), to);
        } catch (ArchiveException | SealException | IllegalStateException e) {
            throw new CommandFailedException(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private int archive(Path stream, Path folder) throws IOException {
        int date = date(String.valueOf(before));
        PrintWriter out = spec.commandLine().getOut();
        JournalSeal.seal(stream);
        ArchiveFolder archives = new ArchiveFolder(folder);
        LedgerArchive archive = new LedgerArchive(stream, archives, FOLDED_FROM_THE_START);
        for (DateSeal seal : archive.archive(date)) {
            out.printf(
                    "%d: records %d to %d, %s bytes in %s, as sealed%n",
                    seal.businessDate(),
                    seal.firstSequence(),
                    seal.lastSequence(),
                    Amounts.count(Files.size(archives.records(seal.businessDate()))),
                    archives.records(seal.businessDate()));
        }
        out.printf("%d dates are archived%n", archives.seals().size());
        if (remove) {
            out.printf("the ledger begins behind record %d%n", archive.remove());
        }
        return ExitCode.OK;
    }

    private int verify(Path folder) throws IOException {
        int dates = new ArchiveFolder(folder).verifyAll().size();
        if (dates == 0) {
            throw new CommandFailedException(
                    ExitCode.USAGE, folder + ": no archive found (expected: yyyymmdd.records.gz)");
        }
        spec.commandLine().getOut().printf("%d dates are archived as they were sealed%n", dates);
        return ExitCode.OK;
    }

    private int date(String text) {
        try {
            LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
            return Integer.parseInt(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--before: '%s' (expected: a date as YYYYMMDD)".formatted(text),
                    e);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
