package io.crosspoint.app.command;

import io.crosspoint.app.console.Amounts;
import io.crosspoint.clearing.export.DateExport;
import io.crosspoint.clearing.export.DayRange;
import io.crosspoint.clearing.export.ExportException;
import io.crosspoint.clearing.export.ExportFormat;
import io.crosspoint.clearing.export.Manifest;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.archive.ArchiveException;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.seal.DateSeal;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Exports the records of a date. */
@Command(
        name = "export",
        description = {
            "Write the records of one closed business date as a file with a manifest, or check one"
                    + " that was written (--verify).",
            "Streams without business dates are exported by calendar days, UTC, that have passed."
                    + " Tokens show six and four digits, seals are hexadecimal, personal texts are"
                    + " masked. The same records give the same file."
        },
        mixinStandardHelpOptions = true)
final class JournalExport implements Callable<Integer> {
    private static final Map<String, String> SCHEMAS =
            Map.of(JournalFolders.TRANSACTIONS, "transactions", "tokens", "tokens", "codes", "qr");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The journal.")
    private @Nullable Path directory;

    @Option(names = "--date", paramLabel = "YYYYMMDD", description = "Which date.")
    private @Nullable String date;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, jsonl or parquet. Default: csv.")
    private String format = "csv";

    @Option(
            names = "--stream",
            paramLabel = "NAME",
            description = "transactions, tokens or codes. Default: transactions.")
    private String stream = JournalFolders.TRANSACTIONS;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the files go.")
    private @Nullable Path out;

    @Mixin private ArchivesOption archives = new ArchivesOption();

    @Option(names = "--force", description = "Replace files of the same names.")
    private boolean force;

    @Option(
            names = "--verify",
            paramLabel = "MANIFEST",
            description = "Compare an exported file with its manifest instead.")
    private @Nullable Path manifest;

    @Override
    public Integer call() throws IOException {
        try {
            Path written = manifest == null ? export() : manifest;
            print(DateExport.verify(written));
            return ExitCode.OK;
        } catch (ExportException | ArchiveException e) {
            throw new CommandFailedException(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private Path export() throws IOException {
        Path journal = required(directory, "DIR");
        Path folder = required(out, "--out");
        LocalDate day =
                DateText.parse(spec, "--date", required(date, "--date"), "a date as YYYYMMDD");
        String schema = SCHEMAS.get(stream);
        if (schema == null) {
            throw usage(
                    "--stream: '%s' (expected: transactions, tokens or codes)".formatted(stream));
        }
        Path source = JournalFolders.stream(journal, stream);
        DateExport export = new DateExport(stream, schema, format(), folder, force);
        int number = DateText.number(day);
        return stream.equals(JournalFolders.TRANSACTIONS)
                ? exportSealed(export, source, number)
                : exportDay(export, source, day, number);
    }

    private Path exportSealed(DateExport export, Path source, int number) throws IOException {
        List<DateSeal> seals = JournalSeal.seal(source);
        DateSeal seal =
                seals.stream()
                        .filter(each -> each.businessDate() == number)
                        .findFirst()
                        .orElseThrow(() -> notClosed(number, seals));
        try (JournalReader records = archives.read(source, seal.firstSequence() - 1)) {
            return export.export(
                    records, number, seal.firstSequence(), seal.lastSequence(), seal.sha256());
        }
    }

    private static CommandFailedException notClosed(int number, List<DateSeal> seals) {
        String closed =
                seals.stream()
                        .map(seal -> Integer.toString(seal.businessDate()))
                        .collect(Collectors.joining(", "));
        return new CommandFailedException(
                ExitCode.FAILED,
                "business date %d is not closed in this journal (expected: %s)"
                        .formatted(number, closed.isEmpty() ? "one that is; none is" : closed));
    }

    private Path exportDay(DateExport export, Path source, LocalDate day, int number)
            throws IOException {
        if (!day.isBefore(LocalDate.now(Clock.systemUTC()))) {
            throw usage(
                    "--date: %d is not over yet (expected: a day that has passed, UTC)"
                            .formatted(number));
        }
        DayRange range;
        try (JournalReader records = ChronicleJournal.follow(source, 0)) {
            range =
                    DayRange.of(records, day)
                            .orElseThrow(
                                    () ->
                                            new CommandFailedException(
                                                    ExitCode.FAILED,
                                                    "%s: nothing was written on %d"
                                                            .formatted(source, number)));
        }
        try (JournalReader records = ChronicleJournal.follow(source, range.first() - 1)) {
            return export.export(records, number, range.first(), range.last(), null);
        }
    }

    private void print(Manifest written) {
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %s records (%d to %d), %s bytes, SHA-256 %s: as its manifest says%n",
                        written.file(),
                        Amounts.count(written.range().records()),
                        written.range().firstSequence(),
                        written.range().lastSequence(),
                        Amounts.count(written.bytes()),
                        written.sha256());
    }

    private ExportFormat format() {
        for (ExportFormat each : ExportFormat.values()) {
            if (each.suffix().equals(format)) {
                return each;
            }
        }
        throw usage("--format: '%s' (expected: csv, jsonl or parquet)".formatted(format));
    }

    private <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw usage(name + " is missing (expected: DIR, --date and --out, or --verify)");
        }
        return value;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
