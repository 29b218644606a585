package io.crosspoint.app.command;

import io.crosspoint.app.config.ConfigReader;
import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.app.console.Amounts;
import io.crosspoint.app.wiring.NothingToStartFromException;
import io.crosspoint.app.wiring.Snapshots;
import io.crosspoint.journal.archive.ArchiveException;
import io.crosspoint.journal.snapshot.SnapshotFile;
import io.crosspoint.journal.snapshot.StreamPoint;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Takes a snapshot by hand. */
@Command(
        name = "snapshot",
        description = {
            "Fold a switch's journal, from the newest snapshot that can be used, and write the state"
                    + " as a new one, so that the next start folds only what comes behind it.",
            "Works while the switch runs and while it does not; needs no keys, and as much memory as"
                    + " a start. When no snapshot can be used and the ledger begins later, --archives"
                    + " has the rest."
        },
        mixinStandardHelpOptions = true)
final class JournalSnapshot implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration of the switch, YAML.")
    private Path config = Path.of("");

    @Mixin private ArchivesOption archives = new ArchivesOption();

    @Override
    public Integer call() {
        SwitchConfig settings = ConfigReader.read(config, System.getenv());
        SnapshotFile file;
        try {
            file = Snapshots.take(settings, archives.folder());
        } catch (ArchiveException | NothingToStartFromException e) {
            throw new CommandFailedException(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s%n", file);
        for (StreamPoint point : file.verify().points()) {
            out.printf("%s: behind record %s%n", point.stream(), Amounts.count(point.position()));
        }
        return ExitCode.OK;
    }
}
