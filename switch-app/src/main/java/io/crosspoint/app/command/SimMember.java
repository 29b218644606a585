package io.crosspoint.app.command;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.framing.Framing;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** The options that both kinds of simulated members have. */
final class SimMember {
    @Option(
            names = "--dialect",
            paramLabel = "D",
            description =
                    "A bundled dialect (iso87-ascii, iso87-binary, iso93-ascii, iso93-binary, cups,"
                            + " pos) or the path of a YAML file. Default: iso87-ascii.")
    private String dialect = "iso87-ascii";

    @Option(
            names = "--framing",
            paramLabel = "F",
            converter = DialectChoice.FramingConverter.class,
            description =
                    "len2, len4, ascii4, bcd2, tpdu, pos or cups. Default: cups and pos for the"
                            + " dialects of that name, else len2.")
    private @Nullable Framing framing;

    @Option(
            names = "--switch",
            paramLabel = "CODE",
            description = "The switch's institution code. Default: 10000.")
    private long switchCode = 10_000;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "Numeric code of ISO 4217. Default: 156.")
    private String currency = "156";

    @Option(names = "--seed", paramLabel = "N", description = "Decides all chances. Default: 1.")
    private long seed = 1;

    Dialect dialect() {
        return DialectChoice.dialect(dialect);
    }

    Framing framing() {
        if (framing != null) {
            return framing;
        }
        return switch (dialect) {
            case "cups" -> Framing.CUPS;
            case "pos" -> Framing.POS;
            default -> Framing.LEN2;
        };
    }

    long switchCode() {
        return switchCode;
    }

    String currency() {
        return currency;
    }

    long seed() {
        return seed;
    }
}
