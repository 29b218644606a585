package io.crosspoint.core.link;

import io.crosspoint.core.engine.Inbound;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.TransactionKind;

/**
 * Reads messages of ISO 8583:1993. There the local date and time, DE12, is what an original is
 * named by, DE56, so it is what a request is known by too.
 */
final class Reader1993 extends EditionReader {
    private static final int ORIGINAL = 56;
    private static final int LOCAL_TIME = 12;
    private static final int TRANSMISSION_TIME = 7;

    /** Message type 4, trace number 6, YYMMDDhhmmss 12. */
    private static final int SHORTEST_ORIGINAL = 22;

    private static final int LONGEST_ORIGINAL = 35;
    private static final int ACQUIRER_DIGITS = 11;
    private static final long WITHOUT_YEAR = 10_000_000_000L;
    private static final int ENTRY_MODE = 22;
    private static final int OF_PRE_AUTHORISATIONS = 6;

    private final ExchangeMemory sent;

    Reader1993(ExchangeMemory sent) {
        this.sent = sent;
    }

    @Override
    void exchange(MessageView view, Inbound into) {
        into.transmissionTime = time(view, MessageTypes.isAnswer(into.mti));
        into.acquirer = orZero(view, 32);
        into.forwarder = orZero(view, 33);
        if (into.kind == TransactionKind.NETWORK_MANAGEMENT) {
            into.networkCode = FunctionCodes.networkCode((int) view.number(24));
        } else if (MessageTypes.isAnswer(into.mti)) {
            sent.complete(view, into);
        }
    }

    /** The switch writes DE7 itself and finds it again in answers. */
    private static long time(MessageView view, boolean answer) {
        boolean local = view.has(LOCAL_TIME) && !(answer && view.has(TRANSMISSION_TIME));
        return local ? orZero(view, LOCAL_TIME) % WITHOUT_YEAR : orZero(view, TRANSMISSION_TIME);
    }

    @Override
    void request(MessageView view, Inbound into) {
        long local = view.number(LOCAL_TIME);
        if (local >= 0) {
            into.localTime = (int) (local % 1_000_000);
            into.localDate = (int) (local / 1_000_000 % 10_000);
        }
        into.mcc = (int) view.number(view.has(26) ? 26 : 18);
        if (view.units(ENTRY_MODE) == EntryModes.LENGTH) {
            view.text(ENTRY_MODE, text, 0);
            into.entryMode = EntryModes.of1993(text, 0);
        }
        into.conditionCode = conditionCode(into.kind);
    }

    /** Of 1987, where it tells a pre-authorisation and what follows it from all else. */
    private static int conditionCode(TransactionKind kind) {
        return switch (kind) {
            case PRE_AUTHORISATION,
                    PRE_AUTHORISATION_VOID,
                    COMPLETION,
                    COMPLETION_VOID,
                    COMPLETION_ADVICE ->
                    OF_PRE_AUTHORISATIONS;
            default -> 0;
        };
    }

    @Override
    int timeField(MessageView view) {
        return view.has(LOCAL_TIME) ? LOCAL_TIME : TRANSMISSION_TIME;
    }

    @Override
    int originalField(MessageView view) {
        return view.has(ORIGINAL) ? ORIGINAL : 0;
    }

    /**
     * Message type, trace number, local date and time, and the acquirer behind the two digits of
     * its length, or as eleven digits; without one it is the message's own.
     */
    @Override
    boolean original(MessageView view, Inbound into) {
        int length = view.units(ORIGINAL);
        if (length < SHORTEST_ORIGINAL
                || length > LONGEST_ORIGINAL
                || view.text(ORIGINAL, text, 0) != length
                || number(0, 18) < 0) {
            return false;
        }
        into.originalMti = (int) number(0, 4) % MessageTypes.VERSION_1993;
        into.originalStan = (int) number(4, 6);
        into.originalTransmissionTime = number(12, 10);
        into.originalAcquirer = originalAcquirer(length, into.acquirer);
        into.originalForwarder = into.forwarder;
        return into.originalTransmissionTime >= 0 && into.originalAcquirer >= 0;
    }

    private long originalAcquirer(int length, long own) {
        int at = SHORTEST_ORIGINAL;
        if (length == at) {
            return own;
        }
        if (length > at + 2 && number(at, 2) == length - at - 2) {
            return number(at + 2, length - at - 2);
        }
        return length == at + ACQUIRER_DIGITS ? number(at, ACQUIRER_DIGITS) : -1;
    }

    @Override
    int settlementDate(MessageView view) {
        long date = view.number(15);
        return date < 0 ? Inbound.ABSENT : (int) (date % 10_000);
    }
}
