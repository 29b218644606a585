package io.crosspoint.app.command;

import io.crosspoint.qr.Defect;
import io.crosspoint.qr.QrDescriber;
import io.crosspoint.qr.QrDescription;
import io.crosspoint.qr.QrException;
import io.crosspoint.qr.QrNode;
import io.crosspoint.qr.QrPicture;
import io.crosspoint.qr.Strictness;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Looks at the texts behind QR codes. */
@Command(
        name = "qr",
        description = "Look at the texts behind QR codes.",
        mixinStandardHelpOptions = true,
        subcommands = QrCommand.Decode.class)
final class QrCommand extends CommandGroup {

    @Command(
            name = "decode",
            description = {
                "Print what a QR code's text holds: an EMV merchant-presented or consumer-presented"
                        + " payload, a code address or a payer code.",
                "The checksum is checked and every broken rule listed. Exit code 1 when a text is"
                        + " refused: by a strict reader for any defect, by a lenient one when it"
                        + " must not be acted upon."
            },
            mixinStandardHelpOptions = true)
    static final class Decode implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();

        @ArgGroup(exclusive = true)
        private Reader reader = new Reader();

        @Option(names = "--json", description = "Print one JSON object on a line for each text.")
        private boolean json;

        @Option(names = "--picture", description = "Draw the QR code in the terminal.")
        private boolean picture;

        @Option(names = "--show-sensitive", description = "Show card numbers in full.")
        private boolean showSensitive;

        @Parameters(
                paramLabel = "TEXT",
                description = "The text; - reads one text from each line of standard input.")
        private String text = "";

        private static final class Reader {
            @Option(names = "--strict", description = "Refuse whatever breaks a rule.")
            private boolean strict;

            @Option(names = "--lenient", description = "Forgive what does no harm. The default.")
            @SuppressWarnings("UnusedVariable") // excludes the other one
            private boolean lenient;

            Strictness strictness() {
                return strict ? Strictness.STRICT : Strictness.LENIENT;
            }
        }

        @Override
        public Integer call() {
            int exitCode = ExitCode.OK;
            try (LineSource lines =
                    text.equals("-")
                            ? LineSource.ofStandardInput()
                            : LineSource.ofText("TEXT", text)) {
                String line = lines.next();
                if (line == null) {
                    throw new CommandFailedException(ExitCode.USAGE, "no text to decode");
                }
                for (; line != null; line = lines.next()) {
                    if (!decode(line)) {
                        spec.commandLine().getErr().println(lines.place() + ": refused");
                        exitCode = ExitCode.FAILED;
                    }
                }
            }
            return exitCode;
        }

        private boolean decode(String line) {
            QrDescription description = QrDescriber.describe(line, showSensitive);
            boolean accepted =
                    reader.strictness() == Strictness.STRICT
                            ? description.valid()
                            : description.readable();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(object(description, accepted));
            } else {
                print(out, description, accepted);
            }
            if (picture) {
                draw(out, line);
            }
            return accepted;
        }

        private static void draw(PrintWriter out, String line) {
            try {
                QrPicture.of(line).terminal().lines().forEach(out::println);
            } catch (QrException e) {
                throw new CommandFailedException(ExitCode.FAILED, "no picture: " + e.getMessage());
            }
        }

        private static String kind(QrDescription description) {
            return description.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static void print(PrintWriter out, QrDescription description, boolean accepted) {
            String state =
                    description.valid() ? "valid" : accepted ? "accepted with defects" : "refused";
            out.println(kind(description) + ": " + state);
            for (Defect defect : description.defects()) {
                out.println("  defect " + printable(defect.toString()));
            }
            print(out, description.objects(), 1);
        }

        private static void print(PrintWriter out, List<QrNode> nodes, int depth) {
            for (QrNode node : nodes) {
                String indented = "  ".repeat(depth) + node.id();
                out.println(
                        "%-12s %-36s %s"
                                .formatted(indented, node.name(), printable(node.value()))
                                .stripTrailing());
                print(out, node.children(), depth + 1);
            }
        }

        /** A code's control characters must not reach a terminal. */
        private static String printable(String value) {
            StringBuilder text = new StringBuilder();
            value.codePoints()
                    .forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? '.' : c));
            return text.toString();
        }

        private static ObjectNode object(QrDescription description, boolean accepted) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            object.put("kind", kind(description));
            object.put("valid", description.valid());
            object.put("accepted", accepted);
            ArrayNode defects = object.putArray("defects");
            for (Defect defect : description.defects()) {
                defects.addObject()
                        .put("path", defect.path())
                        .put("found", defect.found())
                        .put("expected", defect.expected());
            }
            add(object.putArray("objects"), description.objects());
            return object;
        }

        private static void add(ArrayNode array, List<QrNode> nodes) {
            for (QrNode node : nodes) {
                ObjectNode object = array.addObject().put("id", node.id()).put("name", node.name());
                if (node.children().isEmpty()) {
                    object.put("value", node.value()).put("masked", node.masked());
                } else {
                    add(object.putArray("objects"), node.children());
                }
            }
        }
    }
}
