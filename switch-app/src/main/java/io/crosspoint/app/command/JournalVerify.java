package io.crosspoint.app.command;

import io.crosspoint.app.console.Amounts;
import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.seal.SealCheck;
import io.crosspoint.journal.seal.SealException;
import io.crosspoint.journal.verify.JournalVerifier;
import io.crosspoint.journal.verify.Verification;
import io.crosspoint.journal.verify.Verification.BadRecord;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/** Checks every record. */
@Command(
        name = "verify",
        description =
                "Check every record: its checksum, its place, its link to the one before, that"
                        + " nothing durable is missing, and that sealed business dates are as they"
                        + " were sealed. Exit code 1 when a record is bad; the first is named.",
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
        SealCheck seals;
        // The mark is read first: what is written meanwhile lies behind it.
        try {
            long durable = ChronicleJournal.markedPosition(stream);
            try (WatchedReader reader =
                    WatchedReader.open(stream, "verify " + name, spec.commandLine().getErr())) {
                seals = SealCheck.of(stream);
                result = JournalVerifier.verify(stream, reader, durable, seals::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(stream + ": its seals cannot be read", e);
        } catch (JournalCorruptException | SealException | IllegalArgumentException e) {
            spec.commandLine().getErr().println(name + ": " + e.getMessage());
            return false;
        }
        if (result.outlook() != null) {
            spec.commandLine().getOut().println(name + ": " + result.outlook());
        }
        BadRecord bad = result.bad();
        if (bad != null) {
            spec.commandLine().getErr().println(name + ": " + bad.problem());
            return false;
        }
        if (seals.problem() != null) {
            spec.commandLine().getErr().println(name + ": " + seals.problem());
            return false;
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: %s records, %s bytes, durable up to %s%s: no defect%n",
                        name,
                        Amounts.count(result.records()),
                        Amounts.count(result.bytes()),
                        Amounts.count(result.durablePosition()),
                        sealed(seals.agreeing()));
        return true;
    }

    private static String sealed(int dates) {
        return switch (dates) {
            case 0 -> "";
            case 1 -> ", 1 date as it was sealed";
            default -> ", " + dates + " dates as they were sealed";
        };
    }
}
