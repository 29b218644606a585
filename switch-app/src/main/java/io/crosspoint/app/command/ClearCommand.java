package io.crosspoint.app.command;

import io.crosspoint.app.console.ClearingTables;
import io.crosspoint.clearing.ClearingOptions;
import io.crosspoint.clearing.ClearingReport;
import io.crosspoint.clearing.ClearingRun;
import io.crosspoint.clearing.csv.MalformedTableException;
import io.crosspoint.clearing.fees.FeeTable;
import io.crosspoint.journal.archive.ArchiveException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Clears business dates. */
@Command(
        name = "clear",
        description = "Clear business dates.",
        mixinStandardHelpOptions = true,
        subcommands = ClearCommand.Run.class)
final class ClearCommand extends CommandGroup {

    @Command(
            name = "run",
            description = {
                "Clear one closed business date: fees, net positions and the members' files.",
                "The same journal and fee table give the same files; what was published is never"
                        + " overwritten. Exit code 1 when the date is not closed or a control total"
                        + " disagrees."
            },
            mixinStandardHelpOptions = true)
    static final class Run implements Callable<Integer> {
        private static final String LAST = "last";

        @Spec private CommandSpec spec = CommandSpec.create();

        @Option(
                names = "--journal",
                required = true,
                paramLabel = "DIR",
                description = "A switch's journal folder, or that of its stream of transactions.")
        private Path journal = Path.of("");

        @Option(
                names = "--date",
                paramLabel = "YYYYMMDD",
                description = "The business date, or last for the latest closed. Default: last.")
        private String date = LAST;

        @Option(
                names = "--out",
                required = true,
                paramLabel = "DIR",
                description = "Where the folder of the date is made.")
        private Path out = Path.of("");

        @Option(
                names = "--fees",
                paramLabel = "FILE",
                description =
                        "A fee table: fees.csv with mcc-groups.csv beside it, or their folder."
                                + " Default: the table of the mainland ceilings.")
        private @Nullable Path fees;

        @Mixin private ArchivesOption archives = new ArchivesOption();

        @Override
        public Integer call() {
            int businessDate = date.equals(LAST) ? 0 : businessDate();
            FeeTable table = feeTable();
            Path stream = JournalFolders.stream(journal, JournalFolders.TRANSACTIONS);
            if (businessDate == 0) {
                businessDate = lastClosed(stream);
            }
            ClearingReport report;
            try (WatchedReader records = openWhole(stream, "clear " + businessDate)) {
                report =
                        new ClearingRun(table, ClearingOptions.standard())
                                .clear(records, businessDate, out);
            } catch (ArchiveException e) {
                throw new CommandFailedException(ExitCode.FAILED, String.valueOf(e.getMessage()));
            }
            return print(report);
        }

        private int print(ClearingReport report) {
            PrintWriter lines = spec.commandLine().getOut();
            new ClearingTables(report).print(lines);
            lines.println();
            lines.println("Files: " + report.folder());
            if (!report.controlsAgree()) {
                throw new CommandFailedException(
                        ExitCode.FAILED, "control totals disagree with what the journal sealed");
            }
            return ExitCode.OK;
        }

        private int businessDate() {
            return DateText.number(
                    DateText.parse(spec, "--date", date, "a date as YYYYMMDD, or last"));
        }

        private int lastClosed(Path stream) {
            try (WatchedReader records =
                    WatchedReader.open(
                            stream, "find the last closed date", spec.commandLine().getErr())) {
                return ClosedDates.last(records)
                        .orElseThrow(
                                () ->
                                        new CommandFailedException(
                                                ExitCode.FAILED,
                                                stream + ": no business date is closed yet"));
            }
        }

        private WatchedReader openWhole(Path stream, String what) {
            return WatchedReader.openWhole(stream, archives, what, spec.commandLine().getErr());
        }

        private FeeTable feeTable() {
            if (fees == null) {
                return FeeTable.standard();
            }
            Path folder = Files.isDirectory(fees) ? fees : fees.toAbsolutePath().getParent();
            boolean named =
                    folder != null
                            && folder.resolve(FeeTable.FEES_FILE).endsWith(fees.getFileName());
            if (folder == null || !(Files.isDirectory(fees) || named)) {
                throw new CommandFailedException(
                        ExitCode.USAGE, fees + ": not a fee table (expected: fees.csv)");
            }
            try {
                return FeeTable.load(folder);
            } catch (MalformedTableException | UncheckedIOException e) {
                throw new CommandFailedException(ExitCode.USAGE, e.getMessage() + cause(e));
            }
        }

        private static String cause(RuntimeException e) {
            return e instanceof UncheckedIOException ? ": a file is missing or unreadable" : "";
        }
    }
}
