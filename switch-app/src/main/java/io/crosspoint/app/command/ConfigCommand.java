package io.crosspoint.app.command;

import io.crosspoint.app.config.ConfigReader;
import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.core.risk.RuleSet;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.Dialects;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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
            description =
                    "Check configurations and dialects; tells each defect with line and column.",
            mixinStandardHelpOptions = true)
    static final class Validate implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();

        @Parameters(
                paramLabel = "FILE",
                arity = "1..*",
                description = "A configuration or a dialect, YAML.")
        private List<Path> files = List.of();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            for (Path file : files) {
                out.println(
                        file
                                + ": valid, "
                                + (Dialects.isDialect(file) ? dialect(file) : configuration(file)));
            }
            return ExitCode.OK;
        }

        private static String dialect(Path file) {
            Dialect dialect = Dialects.load(file);
            return "dialect %s, %d fields, %d message types"
                    .formatted(dialect.name(), dialect.fieldCount(), dialect.messageTypeCount());
        }

        private static String configuration(Path file) {
            SwitchConfig config = ConfigReader.read(file, System.getenv());
            return "%d links, %d card ranges, durability %s, rules %s"
                    .formatted(
                            config.links().size(),
                            config.cards().size(),
                            config.transactions().durability(),
                            rules(config));
        }

        private static String rules(SwitchConfig config) {
            RuleSet rules = config.risk().rules();
            return rules.version() == 0
                    ? "none"
                    : "version %d with %d limits and rules, %d counters, %d merchants"
                            .formatted(
                                    rules.version(),
                                    rules.rules().size(),
                                    rules.counters().size(),
                                    config.risk().merchants().merchants());
        }
    }
}
