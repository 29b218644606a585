package io.crosspoint.app.command;

import io.crosspoint.app.config.ConfigReader;
import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.app.console.Amounts;
import io.crosspoint.core.originals.IndexFailedException;
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
import java.util.concurrent.Callable;

/** Archives closed business dates. */
@Command(
        name = "archive",
        description = {
            "Copy closed business dates into compressed files, read each back and compare it with"
                    + " the date's seal; or check such files (--verify).",
            "The ledger stays as it is. With --remove, while the switch is stopped, its files are"
                    + " removed whose dates are all closed, archived, cleared and older than --keep,"
                    + " and that neither a start nor the index of originals reads any more."
        },
        mixinStandardHelpOptions = true)
final class JournalArchive implements Callable<Integer> {
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
            names = "--config",
            paramLabel = "FILE",
            description = "With --remove: the configuration of the switch, YAML.")
    private @Nullable Path config;

    @Option(
            names = "--cleared",
            paramLabel = "DIR",
            description = "With --remove: where clear run publishes.")
    private @Nullable Path cleared;

    @Option(
            names = "--keep",
            paramLabel = "DAYS",
            description =
                    "With --remove: days up to the last closed date that stay in the ledger, from 1."
                            + " Default: ${DEFAULT-VALUE}.")
    private int keptDays = 7;

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
        } catch (ArchiveException
                | SealException
                | IndexFailedException
                | IllegalStateException e) {
            throw new CommandFailedException(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private int archive(Path stream, Path folder) throws IOException {
        int date =
                DateText.number(
                        DateText.parse(
                                spec, "--before", String.valueOf(before), "a date as YYYYMMDD"));
        PrintWriter out = spec.commandLine().getOut();
        LedgerUse use = remove ? needs(stream) : LedgerUse.EVERYTHING;
        JournalSeal.seal(stream);
        ArchiveFolder archives = new ArchiveFolder(folder);
        LedgerArchive archive = new LedgerArchive(stream, archives, use);
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

    private LedgerUse needs(Path stream) throws IOException {
        if (config == null || cleared == null) {
            throw usage("--config and --cleared are missing (expected: both with --remove)");
        }
        if (keptDays < 1) {
            throw usage("--keep: %d (expected: from 1)".formatted(keptDays));
        }
        SwitchConfig settings = ConfigReader.read(config, System.getenv());
        Path configured = settings.transactions().directory();
        if (!Files.exists(configured) || !Files.isSameFile(configured, stream)) {
            throw usage(
                    "--config: its transactions are in %s (expected: in %s)"
                            .formatted(configured, stream));
        }
        return new LedgerNeeds(settings, cleared, keptDays);
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

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
