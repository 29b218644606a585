package io.crosspoint.app.command;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.framing.Framing;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How options name dialects and framings. */
final class DialectChoice {
    private DialectChoice() {}

    /** A bundled dialect by its name, or one of the user's own by its file. */
    static Dialect dialect(String nameOrFile) {
        boolean file =
                nameOrFile.contains("/")
                        || nameOrFile.endsWith(".yaml")
                        || nameOrFile.endsWith(".yml");
        if (!file && !Dialects.bundledNames().contains(nameOrFile)) {
            throw new CommandFailedException(
                    ExitCode.USAGE,
                    "dialect '%s' (expected: %s or the path of a YAML file)"
                            .formatted(nameOrFile, String.join(", ", Dialects.bundledNames())));
        }
        return file ? Dialects.load(Path.of(nameOrFile)) : Dialects.bundled(nameOrFile);
    }

    /** Framings in lower case, as configurations write them. */
    static final class FramingConverter implements ITypeConverter<Framing> {
        @Override
        public Framing convert(String value) {
            return Arrays.stream(Framing.values())
                    .filter(framing -> name(framing).equals(value))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new TypeConversionException(
                                            "'%s' (expected: %s)".formatted(value, names())));
        }

        private static String names() {
            return Arrays.stream(Framing.values())
                    .map(FramingConverter::name)
                    .collect(Collectors.joining(", "));
        }

        private static String name(Framing framing) {
            return framing.name().toLowerCase(Locale.ROOT);
        }
    }
}
