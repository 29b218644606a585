package io.crosspoint.app.command;

import io.crosspoint.app.console.Amounts;
import io.crosspoint.app.console.Table;
import io.crosspoint.app.wiring.Snapshots;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.snapshot.SnapshotFile;
import io.crosspoint.journal.snapshot.SnapshotHeader;
import io.crosspoint.journal.snapshot.SnapshotRefusedException;
import io.crosspoint.journal.snapshot.StreamPoint;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Lists snapshots. */
@Command(
        name = "snapshots",
        description = {
            "List the snapshots of a switch's journal, newest first, each read whole and proved.",
            "A start takes the newest that is whole and not beyond the journal, and folds the records"
                    + " behind it."
        },
        mixinStandardHelpOptions = true)
final class JournalSnapshots implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The journal folder of a switch.")
    private Path directory = Path.of("");

    @Override
    public Integer call() {
        Map<String, Path> streams = JournalFolders.streams(directory);
        PrintWriter out = spec.commandLine().getOut();
        if (!print(out, directory, streams)) {
            out.println("no snapshot: a start folds every record");
        }
        return ExitCode.OK;
    }

    /**
     * Prints a table of a journal's snapshots.
     *
     * @param streams of the journal, by name
     * @return false, and nothing, when there are none
     */
    static boolean print(PrintWriter out, Path directory, Map<String, Path> streams) {
        List<SnapshotFile> files = Snapshots.store(directory).newestFirst();
        if (files.isEmpty()) {
            return false;
        }
        Table table =
                new Table()
                        .left("snapshot")
                        .left("taken")
                        .right("transactions")
                        .right("tokens")
                        .right("codes")
                        .left("state");
        files.forEach(file -> row(table, file, streams));
        table.print(out);
        return true;
    }

    private static void row(Table table, SnapshotFile file, Map<String, Path> streams) {
        String name = file.path().getFileName().toString();
        try {
            SnapshotHeader header = file.verify();
            table.row(
                    name,
                    Instant.EPOCH.plus(header.takenNs(), ChronoUnit.NANOS).toString(),
                    position(header, "transactions"),
                    position(header, "tokens"),
                    position(header, "codes"),
                    isBeyond(header, streams) ? "beyond the journal" : "whole");
        } catch (SnapshotRefusedException | UncheckedIOException e) {
            table.row(name, "", "", "", "", "not usable: " + e.getMessage());
        }
    }

    private static String position(SnapshotHeader header, String stream) {
        return header.points().stream()
                .filter(point -> point.stream().equals(stream))
                .map(point -> Amounts.count(point.position()))
                .findFirst()
                .orElse("");
    }

    private static boolean isBeyond(SnapshotHeader header, Map<String, Path> streams) {
        for (StreamPoint point : header.points()) {
            Path stream = streams.get(point.stream());
            if (point.position() > 0 && (stream == null || !reaches(stream, point.position()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean reaches(Path stream, long position) {
        try {
            ChronicleJournal.follow(stream, position).close();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
