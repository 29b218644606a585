package io.crosspoint.app.command;

import io.crosspoint.app.command.FrameText.Framed;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.framing.Framing;
import io.crosspoint.iso8583.framing.FramingException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** The options that say which messages to read, and the reading. */
final class IsoInput {
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
                    "What stands before each message: len2, len4, ascii4, bcd2, tpdu, pos or cups."
                            + " Default: nothing.")
    private @Nullable Framing framing;

    @ArgGroup(exclusive = true)
    private Source source = new Source();

    private static final class Source {
        @Option(names = "--hex", paramLabel = "H", description = "One message as hex digits.")
        private @Nullable String hex;

        @Option(
                names = "--file",
                paramLabel = "P",
                description =
                        "A file with a message on each line, as hex digits. Default: standard"
                                + " input.")
        private @Nullable Path file;

        LineSource open() {
            if (hex != null) {
                return LineSource.ofText("--hex", hex);
            }
            return file == null ? LineSource.ofStandardInput() : LineSource.of(file);
        }
    }

    /** What is done with each message that could be read. */
    @FunctionalInterface
    interface Action {
        /**
         * Called with a message.
         *
         * @param header of the framing, in hex, empty without one
         */
        void accept(MessageView message, String header);
    }

    Dialect dialect() {
        return DialectChoice.dialect(dialect);
    }

    /**
     * Reads all lines. One that is no message is told on {@code err}, and the next are still read.
     *
     * @return the exit code
     */
    int read(Dialect dialect, PrintWriter err, Action action) {
        FrameText frames = new FrameText(framing);
        MessageView view = new MessageView(dialect);
        int exitCode = ExitCode.OK;
        try (LineSource lines = source.open()) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                String problem = readLine(frames, line, view, action);
                if (problem != null) {
                    err.println(lines.place() + ": " + problem);
                    exitCode = ExitCode.FAILED;
                }
            }
        }
        return exitCode;
    }

    private static @Nullable String readLine(
            FrameText frames, String line, MessageView view, Action action) {
        List<Framed> messages;
        try {
            messages = frames.read(line);
        } catch (IllegalArgumentException | FramingException e) {
            return e.getMessage();
        }
        for (Framed framed : messages) {
            if (!view.wrap(framed.message(), 0, framed.message().capacity())) {
                return view.error().describe();
            }
            action.accept(view, framed.header());
        }
        return null;
    }
}
