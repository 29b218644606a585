package io.crosspoint.core.link;

import io.crosspoint.crypto.Luhn;
import io.crosspoint.iso8583.MessageWriter;

/** Messages that members send, and cards they name. */
final class LinkMessages {
    static final String PAN = pan(621_234_000_000_001L);
    static final String OTHER_PAN = pan(621_234_000_000_002L);

    private LinkMessages() {}

    static String pan(long body) {
        return Long.toString(body * 10 + Luhn.checkDigit(body));
    }

    static MessageWriter purchase(Peer acquirer, int stan, String card) {
        return purchase(acquirer.start(200), stan, card);
    }

    static MessageWriter purchase(MessageWriter writer, int stan, String card) {
        return writer.start(200)
                .text(2, card)
                .number(3, 0)
                .number(4, 10_00)
                .number(7, 615_100_000)
                .number(11, stan)
                .number(18, 5411)
                .number(22, 71)
                .number(25, 0)
                .number(32, 48_010_000)
                .number(33, 48_020_000)
                .text(37, "%012d".formatted(stan))
                .text(41, "T0000001")
                .text(42, "M00000000000001")
                .text(49, "156");
    }
}
