package io.crosspoint.core.link;

import io.crosspoint.core.engine.Inbound;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.TransactionKind;

/**
 * Reads messages of terminals. They name no institution: their acquirer is the link's own. Many
 * name no time: it is then the switch's.
 */
final class TerminalReader extends EditionReader {
    private static final int ORIGINAL = 61;

    /** Batch 6, trace number 6. */
    private static final int SHORTEST_ORIGINAL = 12;

    /** And its date, MMDD. */
    private static final int WITH_DATE = 16;

    private static final int LONGEST_ORIGINAL = 200;

    /** Kind 2, batch 6, network management code 3. */
    private static final int CUSTOM = 60;

    private static final int CUSTOM_LENGTH = 11;
    private static final int LONGEST_CUSTOM = 100;

    private final InstitutionCodes acquirers;
    private final InstitutionCodes forwarders;
    private final ExchangeMemory sent;
    private final TransmissionClock clock;

    TerminalReader(LinkSettings link, ExchangeMemory sent, TransmissionClock clock) {
        acquirers = link.acquirers();
        forwarders = link.forwarders();
        this.sent = sent;
        this.clock = clock;
    }

    @Override
    void exchange(MessageView view, Inbound into) {
        into.transmissionTime = orZero(view, 7);
        into.acquirer = orZero(view, 32);
        into.forwarder = orZero(view, 33);
        if (into.kind == TransactionKind.NETWORK_MANAGEMENT) {
            into.networkCode = networkCode(view);
        } else if (MessageTypes.isAnswer(into.mti)) {
            sent.complete(view, into);
        } else {
            nameInstitutions(view, into);
        }
    }

    private void nameInstitutions(MessageView view, Inbound into) {
        if (!view.has(32)) {
            into.acquirer = acquirers.only();
        }
        if (!view.has(33)) {
            into.forwarder = forwarders.only();
        }
    }

    private int networkCode(MessageView view) {
        if (view.has(70)) {
            return (int) view.number(70);
        }
        int length = view.units(CUSTOM);
        if (length < CUSTOM_LENGTH || length > LONGEST_CUSTOM) {
            return Inbound.ABSENT;
        }
        view.text(CUSTOM, text, 0);
        return (int) number(8, 3);
    }

    @Override
    void request(MessageView view, Inbound into) {
        Reader1987.circumstances(view, into);
        if (view.has(7)) {
            return;
        }
        if (into.localDate <= 0 || into.localTime < 0) {
            long now = clock.now();
            into.localDate = (int) (now / 1_000_000);
            into.localTime = (int) (now % 1_000_000);
        }
        into.transmissionTime = into.localDate * 1_000_000L + into.localTime;
    }

    @Override
    int timeField(MessageView view) {
        return view.has(7) ? 7 : 13;
    }

    @Override
    int originalField(MessageView view) {
        if (view.has(Reader1987.ORIGINAL)) {
            return Reader1987.ORIGINAL;
        }
        return view.has(ORIGINAL) ? ORIGINAL : 0;
    }

    /** Without a date it is of the same day. The same terminal's, or DE90 would have to name it. */
    @Override
    boolean original(MessageView view, Inbound into) {
        if (view.has(Reader1987.ORIGINAL)) {
            return Reader1987.readOriginal(this, view, into);
        }
        int length = view.units(ORIGINAL);
        if (length < SHORTEST_ORIGINAL
                || length > LONGEST_ORIGINAL
                || view.text(ORIGINAL, text, 0) != length) {
            return false;
        }
        long date = length < WITH_DATE ? into.transmissionTime / 1_000_000 : number(12, 4);
        into.originalMti = 0;
        into.originalStan = (int) number(6, 6);
        into.originalTransmissionTime = date * 1_000_000;
        into.originalAcquirer = into.acquirer;
        into.originalForwarder = into.forwarder;
        return into.originalStan >= 0 && date >= 0;
    }

    @Override
    int settlementDate(MessageView view) {
        return (int) view.number(15);
    }
}
