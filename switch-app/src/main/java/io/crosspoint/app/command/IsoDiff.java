package io.crosspoint.app.command;

import io.crosspoint.app.command.FrameText.Framed;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.framing.Framing;
import io.crosspoint.iso8583.framing.FramingException;
import io.crosspoint.iso8583.json.MessageDiff;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Two messages side by side. */
@Command(
        name = "diff",
        description = {
            "Print what differs between two messages: path, left, right, with tabs between; - is an"
                    + " absent part. Masked unless asked otherwise; what is compared is the whole.",
            "Exit code 0 when both are the same, 1 when they differ, 2 when one cannot be read."
        },
        mixinStandardHelpOptions = true)
final class IsoDiff implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--dialect",
            required = true,
            paramLabel = "D",
            description =
                    "A bundled dialect (iso87-ascii, iso87-binary, iso93-ascii, iso93-binary, cups,"
                            + " pos) or the path of a YAML file.")
    private String dialect = "";

    @Option(
            names = "--framing",
            paramLabel = "F",
            converter = DialectChoice.FramingConverter.class,
            description =
                    "What stands before each message, which is not compared: len2, len4, ascii4,"
                            + " bcd2, tpdu, pos or cups. Default: nothing.")
    private @Nullable Framing framing;

    @Option(
            names = "--show-sensitive",
            description = "Show card numbers, tracks, PIN blocks and the like in full.")
    private boolean showSensitive;

    @Parameters(
            index = "0",
            paramLabel = "A",
            description =
                    "A message as hex digits, or a file that holds one; - for standard input.")
    private String left = "";

    @Parameters(index = "1", paramLabel = "B", description = "The other message.")
    private String right = "";

    @Override
    public Integer call() {
        Dialect named = DialectChoice.dialect(dialect);
        List<MessageDiff.Difference> differences =
                new MessageDiff(named)
                        .compare(
                                message(named, "A", left),
                                message(named, "B", right),
                                showSensitive);
        PrintWriter out = spec.commandLine().getOut();
        for (MessageDiff.Difference difference : differences) {
            out.println(
                    String.join("\t", difference.path(), difference.left(), difference.right()));
        }
        return differences.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private MessageView message(Dialect named, String name, String hexOrFile) {
        try (LineSource lines = source(name, hexOrFile)) {
            String first = lines.next();
            if (first == null) {
                throw unreadable(name, "nothing", "one message");
            }
            List<Framed> messages = new FrameText(framing).read(first);
            if (messages.size() != 1 || lines.next() != null) {
                throw unreadable(lines.place(), "more than one message", "one message");
            }
            MessageView view = new MessageView(named);
            Framed framed = messages.getFirst();
            if (!view.wrap(framed.message(), 0, framed.message().capacity())) {
                throw new CommandFailedException(
                        ExitCode.USAGE, lines.place() + ": " + view.error().describe());
            }
            return view;
        } catch (IllegalArgumentException | FramingException e) {
            throw new CommandFailedException(ExitCode.USAGE, name + ": " + e.getMessage());
        }
    }

    /** Hex digits are a message even where a file has such a name; a path tells them apart. */
    private static LineSource source(String name, String hexOrFile) {
        boolean hex = hexOrFile.matches("[0-9A-Fa-f\\s]+");
        return hex ? LineSource.ofText(name, hexOrFile) : LineSource.of(Path.of(hexOrFile));
    }

    private static CommandFailedException unreadable(String name, String found, String expected) {
        return new CommandFailedException(
                ExitCode.USAGE, name + ": " + found + " (expected: " + expected + ")");
    }
}
