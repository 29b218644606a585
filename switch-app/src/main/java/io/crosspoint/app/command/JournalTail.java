package io.crosspoint.app.command;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.describe.RecordSchemas;
import io.crosspoint.journal.filter.FilterSyntaxException;
import io.crosspoint.journal.filter.RecordFilter;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Prints the newest records. */
@Command(
        name = "tail",
        description = {
            "Print the newest records of a stream, one on each line.",
            "Tokens show six and four digits, seals are hexadecimal; no card number is in a"
                    + " journal."
        },
        mixinStandardHelpOptions = true)
final class JournalTail implements Callable<Integer> {
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int MOST_LINES = 100_000;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The journal.")
    private Path directory = Path.of("");

    @Option(
            names = "--stream",
            paramLabel = "NAME",
            description = "Which stream of a switch's journal. Default: transactions.")
    private String stream = JournalFolders.TRANSACTIONS;

    @Option(names = "--follow", description = "Go on with what is written, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--json", description = "Print JSON, with the fields' names in the schema.")
    private boolean json;

    @Option(
            names = "--filter",
            paramLabel = "FILTER",
            description =
                    "Only records that fulfil it, such as type=TransactionDeclined, rrn=326200000017"
                            + " or 'date=20261120 and amountMinor>=100000'. Several must all be"
                            + " fulfilled.")
    private List<String> filters = List.of();

    @Option(
            names = "--from",
            paramLabel = "SEQ",
            description = "Begin with the record of this sequence, from 1, and print all.")
    private @Nullable Long from;

    @Option(
            names = "--lines",
            paramLabel = "N",
            description = "How many of the newest to begin with. Default: 10.")
    private int lines = 10;

    @Override
    public Integer call() throws IOException {
        if (lines < 0 || lines > MOST_LINES) {
            throw usage("--lines: %d (expected: 0 to %d)".formatted(lines, MOST_LINES));
        }
        if (from != null && from < 1) {
            throw usage("--from: %d (expected: 1 or more)".formatted(from));
        }
        Path folder = JournalFolders.stream(directory, stream);
        RecordPrinter printer = printer();
        PrintWriter out = spec.commandLine().getOut();
        try (StopSignal stop = new StopSignal().asSuccess();
                JournalReader reader = open(folder)) {
            if (from == null) {
                printNewest(reader, printer, out);
            } else {
                printAll(reader, printer, out);
            }
            while (follow && goesOn(stop, out)) {
                LockSupport.parkNanos(POLL_NS);
                printAll(reader, printer, out);
            }
        }
        return ExitCode.OK;
    }

    /** Whether somebody still wants to read on; a closed pipe shows as an error. */
    private static boolean goesOn(StopSignal stop, PrintWriter out) {
        return !stop.requested().isDone()
                && !out.checkError()
                && !Thread.currentThread().isInterrupted();
    }

    private RecordPrinter printer() {
        RecordSchemas schemas = new RecordSchemas();
        List<RecordFilter> wanted = new ArrayList<>();
        for (String filter : filters) {
            try {
                wanted.add(RecordFilter.parse(filter, schemas));
            } catch (FilterSyntaxException e) {
                throw usage("--filter: " + e.getMessage());
            }
        }
        return new RecordPrinter(json, schemas, wanted);
    }

    private JournalReader open(Path folder) {
        if (from != null) {
            try {
                return ChronicleJournal.follow(folder, from - 1);
            } catch (IllegalArgumentException e) {
                throw usage("--from: %d: %s".formatted(from, e.getMessage()));
            }
        }
        // The mark lags behind the end by little; only a filter may have to look further back.
        long start = ChronicleJournal.startPosition(folder);
        long end = filters.isEmpty() ? ChronicleJournal.markedPosition(folder) : start;
        return ChronicleJournal.follow(folder, Math.max(start, end - lines));
    }

    private void printNewest(JournalReader reader, RecordPrinter printer, PrintWriter out)
            throws IOException {
        ArrayDeque<String> newest = new ArrayDeque<>();
        while (reader.next()) {
            if (printer.wants(reader.record())) {
                newest.add(printer.line(reader.record()));
            }
            if (newest.size() > lines) {
                newest.remove();
            }
        }
        newest.forEach(out::println);
    }

    private static void printAll(JournalReader reader, RecordPrinter printer, PrintWriter out)
            throws IOException {
        while (reader.next()) {
            if (printer.wants(reader.record())) {
                out.println(printer.line(reader.record()));
            }
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
