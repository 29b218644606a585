package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.Inbound;
import io.crosspoint.iso8583.TransactionKind;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** Reads a message as a link would: fills the engine's command. */
final class Inlet {
    private static final int PAN_LENGTH = 16;
    private static final int CONTACTLESS = 71;
    private static final byte[] AUTHORISATION = "A00001".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TERMINAL = "T0000001".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MERCHANT = "M00000000000001".getBytes(StandardCharsets.US_ASCII);

    private final Defect defect;
    private @Nullable Tokens tokens;

    Inlet(Defect defect) {
        this.defect = defect;
    }

    /** Takes note of what tokens there are. */
    void payBy(Tokens issued) {
        tokens = issued;
    }

    void read(Wire wire, int link, Inbound into) {
        into.clear();
        into.link = link;
        into.connection = 1;
        into.kind = wire.kind();
        into.mti = wire.mti();
        into.stan = stan(wire.key().stan(), link);
        into.transmissionTime = wire.key().time();
        into.acquirer = wire.key().acquirer();
        into.forwarder = wire.key().forwarder();
        into.responseCode = wire.code();
        digits(wire.rrn(), into.rrn);
        if (!Members.isIssuer(link)) {
            request(wire, link, into);
        } else if (wire.code() != 0) {
            System.arraycopy(AUTHORISATION, 0, into.authorisationId, 0, AUTHORISATION.length);
        }
    }

    private void request(Wire wire, int link, Inbound into) {
        into.processingCode = 0;
        into.conditionCode = 0;
        into.entryMode = 51;
        into.mcc = 5411;
        into.currency = Members.CURRENCY;
        into.amountMinor =
                wire.kind() == TransactionKind.BALANCE_INQUIRY
                        ? Inbound.ABSENT
                        : wire.amountMinor();
        System.arraycopy(TERMINAL, 0, into.terminal, 0, TERMINAL.length);
        System.arraycopy(MERCHANT, 0, into.merchant, 0, MERCHANT.length);
        Tokens issued = tokens;
        if (issued != null && Tokens.isToken(wire.account())) {
            into.token = issued.number(wire.account());
            into.tokenLength = PAN_LENGTH;
            into.entryMode = CONTACTLESS;
        } else {
            card(wire.account(), into);
        }
        if (!wire.original().equals(Key.NONE)) {
            into.originalMti = wire.original().mti();
            into.originalStan = stan(wire.original().stan(), link);
            into.originalTransmissionTime = wire.original().time();
            into.originalAcquirer = wire.original().acquirer();
            into.originalForwarder = wire.original().forwarder();
        }
    }

    private static void card(int account, Inbound into) {
        into.bin = Members.bin(account);
        into.panLength = PAN_LENGTH;
        into.sealHigh = sealHigh(account);
        into.sealLow = account;
        into.sealKeyVersion = 1;
        into.lastFour = account;
        into.expiry = 2912;
    }

    /** First half of a card's seal; the other is the card itself. */
    static long sealHigh(int card) {
        return 0x1000_0000L + card;
    }

    private int stan(int stan, int link) {
        return defect == Defect.KEYS_COLLIDE && !Members.isIssuer(link) ? stan % 4 : stan;
    }

    private static void digits(long number, byte[] into) {
        long left = number;
        for (int i = into.length - 1; i >= 0; i--) {
            into[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }
}
