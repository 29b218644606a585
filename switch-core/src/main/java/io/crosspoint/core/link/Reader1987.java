package io.crosspoint.core.link;

import io.crosspoint.core.engine.Inbound;
import io.crosspoint.iso8583.MessageView;

/** Reads messages of members, ISO 8583:1987. */
final class Reader1987 extends EditionReader {
    static final int ORIGINAL = 90;
    private static final int ORIGINAL_LENGTH = 42;

    @Override
    void exchange(MessageView view, Inbound into) {
        into.transmissionTime = orZero(view, 7);
        into.acquirer = orZero(view, 32);
        into.forwarder = orZero(view, 33);
        into.networkCode = (int) view.number(70);
    }

    @Override
    void request(MessageView view, Inbound into) {
        circumstances(view, into);
        if (!view.has(7) && into.localDate > 0 && into.localTime >= 0) {
            into.transmissionTime = into.localDate * 1_000_000L + into.localTime;
        }
    }

    static void circumstances(MessageView view, Inbound into) {
        into.localTime = (int) view.number(12);
        into.localDate = (int) view.number(13);
        into.mcc = (int) view.number(18);
        into.entryMode = (int) view.number(22);
        into.conditionCode = (int) view.number(25);
    }

    @Override
    int timeField(MessageView view) {
        return 7;
    }

    @Override
    int originalField(MessageView view) {
        return view.has(ORIGINAL) ? ORIGINAL : 0;
    }

    @Override
    boolean original(MessageView view, Inbound into) {
        return readOriginal(this, view, into);
    }

    /** DE90: message type, trace number, transmission time, acquirer, forwarder. */
    static boolean readOriginal(EditionReader reader, MessageView view, Inbound into) {
        if (view.units(ORIGINAL) != ORIGINAL_LENGTH
                || view.text(ORIGINAL, reader.text, 0) != ORIGINAL_LENGTH
                || reader.number(0, 18) < 0) {
            return false;
        }
        into.originalMti = (int) reader.number(0, 4) % MessageTypes.VERSION_1993;
        into.originalStan = (int) reader.number(4, 6);
        into.originalTransmissionTime = reader.number(10, 10);
        into.originalAcquirer = reader.number(20, 11);
        into.originalForwarder = reader.number(31, 11);
        return into.originalAcquirer >= 0 && into.originalForwarder >= 0;
    }

    @Override
    int settlementDate(MessageView view) {
        return (int) view.number(15);
    }
}
