package io.crosspoint.app.command;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageCheck;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.json.MessageDescription;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Messages for people. */
@Command(
        name = "describe",
        description =
                "Print each message field by field with the fields' names, masked; tells the first"
                        + " field that its message type requires and that is missing, or forbids"
                        + " and that is there, and parts that are repeated or unknown.",
        mixinStandardHelpOptions = true)
final class IsoDescribe implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private IsoInput input = new IsoInput();

    @Option(
            names = "--show-sensitive",
            description = "Show card numbers, tracks, PIN blocks and the like in full.")
    private boolean showSensitive;

    @Override
    public Integer call() {
        Dialect dialect = input.dialect();
        MessageDescription description = new MessageDescription(dialect);
        PrintWriter out = spec.commandLine().getOut();
        return input.read(
                dialect,
                spec.commandLine().getErr(),
                (message, header) -> print(out, description, message));
    }

    private void print(PrintWriter out, MessageDescription description, MessageView message) {
        description.describe(message, showSensitive).lines().forEach(out::println);
        MessageCheck check = new MessageCheck();
        if (!check.check(message)) {
            out.println("  check: " + check.describe());
        }
    }
}
