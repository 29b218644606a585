package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.framing.Framing;
import io.crosspoint.perf.wire.EventLoops;

import java.time.Duration;
import java.util.List;

/** A bank and an acquirer as the tests of this package need them. */
final class Members {
    static final String BIN = "621234";
    static final String TOKEN_BIN = "629900";
    static final Card CARD = Card.of(BIN, 1, "3012");
    static final Card TOKEN = Card.of(TOKEN_BIN, 1, "2912");

    private Members() {}

    static IssuerConfig issuer(String dialect, IssuerBehaviour behaviour) {
        return new IssuerConfig(
                "bank",
                0,
                Dialects.bundled(dialect),
                framing(dialect),
                20010000,
                90000000,
                List.of(BIN),
                List.of(TOKEN_BIN),
                "156",
                behaviour);
    }

    static AcquirerConfig acquirer(String dialect, int port, int window, Duration timeout) {
        return new AcquirerConfig(
                "shop",
                EventLoops.loopback(port),
                Dialects.bundled(dialect),
                framing(dialect),
                10010000,
                90000000,
                "T0000001",
                "M00000000000001",
                "5411",
                "156",
                window,
                timeout,
                Duration.ZERO);
    }

    private static Framing framing(String dialect) {
        return switch (dialect) {
            case "cups" -> Framing.CUPS;
            case "pos" -> Framing.POS;
            case "iso93-binary" -> Framing.TPDU;
            default -> Framing.LEN2;
        };
    }
}
