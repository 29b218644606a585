package io.crosspoint.app.command;

import io.crosspoint.iso8583.CodecException;
import io.crosspoint.iso8583.framing.Framing;
import io.crosspoint.iso8583.framing.FramingException;
import io.crosspoint.iso8583.json.MessageJson;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** JSON to messages. */
@Command(
        name = "encode",
        description = {
            "Print each message, given as one line of JSON, as a line of hex digits.",
            "Takes what `iso decode --show-sensitive` prints; masked content is refused."
        },
        mixinStandardHelpOptions = true)
final class IsoEncode implements Callable<Integer> {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

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
                    "What to put before each message: len2, len4, ascii4, bcd2, tpdu, pos or cups."
                            + " The header of the last three is the member \"header\" of the"
                            + " JSON. Default: nothing.")
    private @Nullable Framing framing;

    @Option(
            names = "--json",
            paramLabel = "P",
            description =
                    "A file with one JSON object on each line, - for standard input, the default.")
    private Path file = LineSource.STANDARD_INPUT;

    @Override
    public Integer call() {
        MessageJson messages = new MessageJson(DialectChoice.dialect(dialect));
        FrameText frames = new FrameText(framing);
        PrintWriter out = spec.commandLine().getOut();
        int exitCode = ExitCode.OK;
        try (LineSource lines = LineSource.of(file)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                try {
                    out.println(encode(line, messages, frames));
                } catch (IllegalArgumentException | FramingException e) {
                    spec.commandLine().getErr().println(lines.place() + ": " + e.getMessage());
                    exitCode = ExitCode.FAILED;
                }
            }
        }
        return exitCode;
    }

    private static String encode(String line, MessageJson messages, FrameText frames) {
        JsonNode message = parse(line);
        JsonNode header = message.get(IsoDecode.HEADER);
        return frames.write(
                header != null && header.isString() ? header.stringValue() : "",
                messages.encode(message));
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            // The parser's own message would show content.
            TokenStreamLocation place = e.getLocation();
            throw new CodecException(
                    "message",
                    "no JSON" + (place == null ? "" : " at column " + place.getColumnNr()),
                    "one object on a line, each key once");
        }
    }
}
