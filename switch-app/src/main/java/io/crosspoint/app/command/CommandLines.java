package io.crosspoint.app.command;

import io.crosspoint.crypto.KeyStoreException;
import io.crosspoint.iso8583.document.DocumentException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The tree of commands and how their failures become one line and an exit code. */
@Command(
        name = "crosspoint",
        description = "An open transaction switch for card and QR payments.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            ConfigCommand.class,
            KeysCommand.class,
            IsoCommand.class,
            QrCommand.class,
            JournalCommand.class,
            ClearCommand.class,
            SimCommand.class,
            PerfCommand.class,
            HelpCommand.class
        })
public final class CommandLines implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    /** Runs one command line; returns the exit code. */
    public static int execute(String... args) {
        return create().setOut(utf8(System.out)).setErr(utf8(System.err)).execute(args);
    }

    /** Messages and codes hold any script, whatever the terminal's locale says. */
    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** The parser, for tests that look at the commands themselves. */
    public static CommandLine create() {
        return new CommandLine(new CommandLines())
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(CommandLines::wrongUsage)
                .setExecutionExceptionHandler(CommandLines::failed);
    }

    private static int wrongUsage(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println(oneLine(e));
        err.println("See '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println(e instanceof DocumentException ? e.getMessage() : oneLine(e));
        return switch (e) {
            case CommandFailedException failure -> failure.exitCode();
            case DocumentException document -> ExitCode.USAGE;
            case KeyStoreException keys -> ExitCode.USAGE;
            default -> ExitCode.FAILED;
        };
    }

    private static String oneLine(Exception e) {
        String message = e.getMessage();
        return message == null ? e.toString() : message.lines().findFirst().orElse(e.toString());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is missing");
    }
}
