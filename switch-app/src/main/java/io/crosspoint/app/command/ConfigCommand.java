package io.crosspoint.app.command;

import io.crosspoint.app.config.ConfigReader;
import io.crosspoint.app.config.SwitchConfig;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Looks at configuration files. */
@Command(
        name = "config",
        description = "Look at configuration files.",
        mixinStandardHelpOptions = true,
        subcommands = ConfigCommand.Validate.class)
final class ConfigCommand extends CommandGroup {

    @Command(
            name = "validate",
            description = "Check a configuration; tells each defect with line and column.",
            mixinStandardHelpOptions = true)
    static final class Validate implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "FILE", description = "The configuration, YAML.")
        private Path file = Path.of("");

        @Override
        public Integer call() {
            SwitchConfig config = ConfigReader.read(file, System.getenv());
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s: valid, %d links, %d card ranges, durability %s%n",
                            file,
                            config.links().size(),
                            config.cards().size(),
                            config.transactions().durability());
            return ExitCode.OK;
        }
    }
}
