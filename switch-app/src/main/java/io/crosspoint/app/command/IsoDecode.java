package io.crosspoint.app.command;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.json.MessageJson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** Messages to JSON. */
@Command(
        name = "decode",
        description = {
            "Print each message as one line of JSON:",
            "  {\"mti\":\"0200\",\"fields\":{\"2\":\"...\",\"55\":{\"9F26\":\"...\"}}}",
            "Every value is text, bytes are upper-case hex. Card numbers show six and four digits,"
                    + " other sensitive content is hidden; what is masked cannot be encoded again."
                    + " With --show-sensitive, `iso encode` gives back the same bytes."
        },
        mixinStandardHelpOptions = true)
final class IsoDecode implements Callable<Integer> {
    /** The member that keeps the header of a framing that has one, beside "fields". */
    static final String HEADER = "header";

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private IsoInput input = new IsoInput();

    @Option(names = "--json", description = "JSON, which is also the default.")
    @SuppressWarnings("UnusedVariable") // scripts may say what is the default
    private boolean json;

    @Option(
            names = "--show-sensitive",
            description = "Show card numbers, tracks, PIN blocks and the like in full.")
    private boolean showSensitive;

    @Override
    public Integer call() {
        Dialect dialect = input.dialect();
        MessageJson messages = new MessageJson(dialect);
        PrintWriter out = spec.commandLine().getOut();
        return input.read(
                dialect,
                spec.commandLine().getErr(),
                (message, header) -> {
                    ObjectNode object = messages.decode(message, showSensitive);
                    if (!header.isEmpty()) {
                        object.put(HEADER, header);
                    }
                    out.println(object);
                });
    }
}
