package io.crosspoint.app.command;

import io.crosspoint.app.console.Amounts;
import io.crosspoint.app.console.Table;
import io.crosspoint.app.wiring.Snapshots;
import io.crosspoint.journal.verify.JournalStatistics;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;

/** Counts records. */
@Command(
        name = "stats",
        description = {
            "Count the records of each stream by their types and business dates, and list the"
                    + " snapshots of their state."
        },
        mixinStandardHelpOptions = true)
final class JournalStats implements Callable<Integer> {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The journal.")
    private Path directory = Path.of("");

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Path> streams = JournalFolders.streams(directory);
        String gap = "";
        for (Map.Entry<String, Path> stream : streams.entrySet()) {
            String name = stream.getKey();
            try (WatchedReader reader =
                    WatchedReader.open(
                            stream.getValue(), "count " + name, spec.commandLine().getErr())) {
                JournalStatistics statistics = JournalStatistics.of(reader);
                out.print(gap);
                print(out, name, statistics);
            }
            gap = System.lineSeparator();
        }
        if (!Snapshots.store(directory).newestFirst().isEmpty()) {
            out.println();
            JournalSnapshots.print(out, directory, streams);
        }
        return ExitCode.OK;
    }

    private static void print(PrintWriter out, String name, JournalStatistics statistics) {
        out.printf(
                "%s: %s records, %s bytes%s%n",
                name,
                Amounts.count(statistics.records()),
                Amounts.count(statistics.bytes()),
                statistics.records() == 0 ? "" : span(statistics));
        if (statistics.records() > 0) {
            Table table = new Table().left("type").right("records");
            statistics.countByType().forEach((type, count) -> table.row(type, count));
            table.print(out);
        }
        if (!statistics.countByDate().isEmpty()) {
            out.println();
            Table table = new Table().left("business date").right("records");
            statistics.countByDate().forEach((date, count) -> table.row(date.toString(), count));
            table.print(out);
        }
    }

    private static String span(JournalStatistics statistics) {
        return ", from %s to %s"
                .formatted(instant(statistics.firstTimeNs()), instant(statistics.lastTimeNs()));
    }

    private static Instant instant(long timeNs) {
        return Instant.ofEpochSecond(
                Math.floorDiv(timeNs, NS_PER_SECOND), Math.floorMod(timeNs, NS_PER_SECOND));
    }
}
