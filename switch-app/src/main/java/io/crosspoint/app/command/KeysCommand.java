package io.crosspoint.app.command;

import io.crosspoint.crypto.KeyStoreFile;
import io.crosspoint.crypto.Secret;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Makes key stores. */
@Command(
        name = "keys",
        description = "Make key stores.",
        mixinStandardHelpOptions = true,
        subcommands = KeysCommand.Create.class)
final class KeysCommand extends CommandGroup {

    @Command(
            name = "create",
            description =
                    "Make a key store with fresh keys, protected by CROSSPOINT_KEY (64 hex"
                            + " digits) or CROSSPOINT_PASSPHRASE from the environment.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "FILE", description = "The file to make; must not exist.")
        private Path file = Path.of("");

        @Override
        public Integer call() throws IOException {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            try (Secret secret = Secret.fromEnvironment(System.getenv())) {
                KeyStoreFile.create(file, secret);
            }
            spec.commandLine().getOut().println(file + ": made");
            return ExitCode.OK;
        }
    }
}
