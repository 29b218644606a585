package io.crosspoint.core.link;

import io.crosspoint.core.engine.Inbound;
import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.engine.TransmissionTime;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.TransactionKind;

import java.util.Arrays;

/** Reads what the engine needs from an indexed message. */
final class MessageReader {
    private static final int CODE_DIGITS = 19;
    private static final int BALANCES = 54;
    private static final int SCANNED = 3;
    private static final int SHOWN = 4;

    private final LinkSettings link;
    private final int codeField;
    private final CardNumbers cards;
    private final EditionReader edition;
    private final ResponseCodeTable codes;
    private final TotalsFields totals = new TotalsFields();
    private final byte[] text = new byte[1000];
    private int fieldAtFault;

    MessageReader(
            LinkSettings link, CardNumbers cards, EditionReader edition, ResponseCodeTable codes) {
        this.link = link;
        codeField = link.codeField();
        this.cards = cards;
        this.edition = edition;
        this.codes = codes;
    }

    /** The field for which the last message was refused; 0 when it is its type. */
    int fieldAtFault() {
        return fieldAtFault;
    }

    /**
     * Reads a message.
     *
     * @return {@link ResponseCode#NONE}, or the code it is to be refused with
     */
    int read(MessageView view, Inbound into) {
        into.clear();
        fieldAtFault = 0;
        into.link = link.id();
        into.mti = view.mti() % MessageTypes.VERSION_1993;
        into.kind = view.kind();
        into.stan = (int) view.number(11);
        edition.exchange(view, into);
        if (view.dialect().messageType(view.mti()) == null) {
            return ResponseCode.INVALID_TRANSACTION;
        }
        int missing = view.checkRequired();
        if (missing != 0) {
            return refuse(ResponseCode.FORMAT_ERROR, missing);
        }
        if (MessageTypes.isAnswer(into.mti)) {
            readAnswer(view, into);
            return ResponseCode.NONE;
        }
        return into.kind == TransactionKind.UNKNOWN
                ? ResponseCode.INVALID_TRANSACTION
                : readRequest(view, into);
    }

    /** An answer's kind is that of its request, however little of it the issuer repeats. */
    private void readAnswer(MessageView view, Inbound into) {
        into.responseCode = codes.read(view);
        into.settlementDate = edition.settlementDate(view);
        pad(view, 38, into.authorisationId);
        readBalances(view, into);
    }

    /** Only what is formed as balances are is kept: anything else could name a card. */
    private void readBalances(MessageView view, Inbound into) {
        if (view.dialect().field(BALANCES) == null || !view.has(BALANCES)) {
            return;
        }
        int length = view.text(BALANCES, text, 0);
        if (length <= into.balances.length && BalanceText.isSound(text, length)) {
            Arrays.fill(into.balances, (byte) ' ');
            System.arraycopy(text, 0, into.balances, 0, length);
            into.balancesLength = length;
        }
    }

    private int readRequest(MessageView view, Inbound into) {
        into.processingCode = (int) view.number(3);
        into.amountMinor = view.number(4);
        into.expiry = (int) view.number(14);
        into.cardSequence = (int) view.number(23);
        into.currency = currency(view);
        into.pinPresent = view.has(52);
        edition.request(view, into);
        pad(view, 37, into.rrn);
        pad(view, 41, into.terminal);
        pad(view, 42, into.merchant);
        int foreign = foreignInstitution(into);
        if (foreign != 0) {
            return refuse(ResponseCode.NOT_PERMITTED_TO_TERMINAL, foreign);
        }
        // A key is made of it and the journal keeps it in 32 bits: no other number may get there.
        if ((view.has(7) || into.transmissionTime != 0)
                && !TransmissionTime.isPossible(into.transmissionTime)) {
            return refuse(ResponseCode.FORMAT_ERROR, edition.timeField(view));
        }
        if (into.kind == TransactionKind.RECONCILIATION) {
            into.settlementDate = edition.settlementDate(view);
            if (!totals.read(view, into.totals)) {
                return refuse(ResponseCode.FORMAT_ERROR, 97);
            }
        }
        if (!cards.read(view, into)) {
            return refuse(ResponseCode.INVALID_CARD, CardNumbers.PAN);
        }
        int original = edition.originalField(view);
        if (original != 0 && !edition.original(view, into)) {
            return refuse(ResponseCode.FORMAT_ERROR, original);
        }
        return readCode(view, into)
                ? ResponseCode.NONE
                : refuse(ResponseCode.FORMAT_ERROR, codeField);
    }

    private int refuse(int code, int field) {
        fieldAtFault = field;
        return code;
    }

    /**
     * The field that names an institution which is not this link's, 0 when none does. The message
     * is well formed and its card is good, so neither 30 nor 14 would be true; 03 would accuse the
     * merchant. 58 is what networks answer where the acquirer itself may not do this. A message
     * that manages the line moves no money and names whom it likes. Originals are looked up within
     * the link, so that DE90 reaches no other member's transaction.
     */
    private int foreignInstitution(Inbound message) {
        if (message.kind == TransactionKind.NETWORK_MANAGEMENT
                || (message.kind == TransactionKind.RECONCILIATION && message.acquirer == 0)) {
            return 0;
        }
        if (!link.acquirers().contains(message.acquirer)) {
            return 32;
        }
        return message.forwarder == 0 || link.forwarders().contains(message.forwarder) ? 0 : 33;
    }

    private int currency(MessageView view) {
        int length = view.text(49, text, 0);
        if (length == 0) {
            return Inbound.ABSENT;
        }
        long number = number(0, length);
        return number < 0 ? 0 : (int) number;
    }

    /**
     * A payer's code comes with the entry modes "scanned" and "shown", a usage of two letters
     * before.
     */
    private boolean readCode(MessageView view, Inbound into) {
        int panEntry = into.entryMode / 10;
        if ((panEntry != SCANNED && panEntry != SHOWN) || !view.has(codeField)) {
            return true;
        }
        int length = view.text(codeField, text, 0);
        int at = length - CODE_DIGITS;
        if (at != 0 && at != 2) {
            return false;
        }
        into.codeSerial = number(at, CODE_DIGITS);
        return into.codeSerial > 0;
    }

    private long number(int at, int count) {
        long number = 0;
        for (int i = at; i < at + count; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private void pad(MessageView view, int de, byte[] into) {
        int length = Math.min(view.text(de, text, 0), into.length);
        System.arraycopy(text, 0, into, 0, length);
    }
}
