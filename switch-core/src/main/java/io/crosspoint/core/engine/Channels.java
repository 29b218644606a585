package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.Channel;

/** Which channel a request came through, from its PAN entry mode (DE22) and what it names. */
final class Channels {
    private Channels() {}

    static Channel of(Inbound message) {
        if (message.link == 0) {
            return Channel.QR_MERCHANT_CODE;
        }
        if (message.codeSerial != 0) {
            return Channel.QR_PAYER_CODE;
        }
        int panEntry = Math.max(message.entryMode, 0) / 10;
        return switch (panEntry) {
            case 7, 91, 95, 96 -> Channel.CONTACTLESS;
            case 9, 81 -> Channel.IN_APP;
            case 10 -> Channel.CARD_ON_FILE;
            default -> message.tokenLength == 0 ? Channel.CARD : Channel.IN_APP;
        };
    }
}
