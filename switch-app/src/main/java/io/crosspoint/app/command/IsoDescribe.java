package io.crosspoint.app.command;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.json.MessageDescription;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Messages for people. */
@Command(
        name = "describe",
        description =
                "Print each message field by field with the fields' names, masked; tells a field"
                        + " that its message type requires and that is missing.",
        mixinStandardHelpOptions = true)
final class IsoDescribe implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private IsoInput input = new IsoInput();

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

    private static void print(
            PrintWriter out, MessageDescription description, MessageView message) {
        description.describe(message).lines().forEach(out::println);
        int missing = message.checkRequired();
        if (missing > 0) {
            out.println("  missing: field " + missing);
        }
    }
}
