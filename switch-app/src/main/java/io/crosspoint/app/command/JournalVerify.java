package io.crosspoint.app.command;

import io.crosspoint.app.console.Amounts;
import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.verify.JournalVerifier;
import io.crosspoint.journal.verify.Verification;
import io.crosspoint.journal.verify.Verification.BadRecord;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/** Checks every record. */
@Command(
        name = "verify",
        description =
                "Check every record: its checksum, its place, its link to the one before, and that"
                        + " nothing durable is missing. Exit code 1 when a record is bad; the first"
                        + " is named.",
        mixinStandardHelpOptions = true)
final class JournalVerify implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The journal.")
    private Path directory = Path.of("");

    @Override
    public Integer call() {
        int exitCode = ExitCode.OK;
        for (Map.Entry<String, Path> stream : JournalFolders.streams(directory).entrySet()) {
            if (!verify(stream.getKey(), stream.getValue())) {
                exitCode = ExitCode.FAILED;
            }
        }
        return exitCode;
    }

    private boolean verify(String name, Path stream) {
        Verification result;
        // The mark is read first: what is written meanwhile lies behind it.
        try {
            long durable = ChronicleJournal.markedPosition(stream);
            try (WatchedReader reader =
                    WatchedReader.open(stream, "verify " + name, spec.commandLine().getErr())) {
                result = JournalVerifier.verify(reader, durable);
            }
        } catch (JournalCorruptException | IllegalArgumentException e) {
            spec.commandLine().getErr().println(name + ": " + e.getMessage());
            return false;
        }
        BadRecord bad = result.bad();
        if (bad != null) {
            spec.commandLine().getErr().println(name + ": " + bad.problem());
            return false;
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %s records, %s bytes, durable up to %s: no defect%n",
                        name,
                        Amounts.count(result.records()),
                        Amounts.count(result.bytes()),
                        Amounts.count(result.durablePosition()));
        return true;
    }
}
