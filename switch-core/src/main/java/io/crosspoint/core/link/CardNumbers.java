package io.crosspoint.core.link;

import io.crosspoint.core.engine.Inbound;
import io.crosspoint.crypto.PanSealer;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.token.TokenRanges;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Where clear card numbers become seals and seals card numbers. Its scratch is wiped after each
 * use.
 */
final class CardNumbers {
    static final int PAN = 2;
    private static final int TRACK_2 = 35;
    private static final int TRACK_1 = 45;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final PanSealer sealer;
    private final TokenRanges tokens;
    private final byte[] digits = new byte[128];
    private final byte[] track = new byte[128];
    private final byte[] seal = new byte[PanSealer.SEAL_LENGTH];

    CardNumbers(PanSealer sealer, TokenRanges tokens) {
        this.sealer = sealer;
        this.tokens = tokens;
    }

    /**
     * Reads the card number or token of a message, from DE2 or else from track 2.
     *
     * @return false when the digits are no card number, or when a track names another card: a limit
     *     or a route chosen by one number must not let a payment of another through
     */
    boolean read(MessageView view, Inbound into) {
        try {
            int length = cardDigits(view);
            if (length == 0) {
                return true;
            }
            if (length < SHORTEST || length > LONGEST || !isDigits(length)) {
                return false;
            }
            if (!tracksName(view, length)) {
                return false;
            }
            take(length, into);
            return true;
        } finally {
            Arrays.fill(digits, (byte) 0);
            Arrays.fill(track, (byte) 0);
        }
    }

    private void take(int length, Inbound into) {
        long number = number(0, length);
        if (tokens.contains(number, length)) {
            into.token = number;
            into.tokenLength = length;
        } else {
            seal(length, into);
        }
    }

    private int cardDigits(MessageView view) {
        if (view.has(PAN)) {
            return fits(view, PAN) ? view.text(PAN, digits, 0) : digits.length;
        }
        if (!view.has(TRACK_2)) {
            return 0;
        }
        if (!fits(view, TRACK_2)) {
            return digits.length;
        }
        int length = view.text(TRACK_2, digits, 0);
        return separator(digits, length);
    }

    /** A dialect file may define a field longer than any card's; hex takes two characters each. */
    private boolean fits(MessageView view, int de) {
        return view.units(de) * 2 <= digits.length;
    }

    /** Whether tracks 1 and 2 hold the number just read, where they hold one that can be found. */
    private boolean tracksName(MessageView view, int length) {
        return (!view.has(TRACK_2) || trackTwoNames(view, length))
                && (!view.has(TRACK_1) || trackOneNames(view, length));
    }

    private boolean trackTwoNames(MessageView view, int length) {
        if (!fits(view, TRACK_2)) {
            return false;
        }
        int trackLength = view.text(TRACK_2, track, 0);
        return sameDigits(0, separator(track, trackLength), length);
    }

    /**
     * Format B of ISO/IEC 7813 is "B", the number, "^" and the rest, with or without the start
     * sentinel "%". Formats that are an issuer's own are for the issuer to judge.
     */
    private boolean trackOneNames(MessageView view, int length) {
        if (!fits(view, TRACK_1)) {
            return false;
        }
        int trackLength = view.text(TRACK_1, track, 0);
        int at = trackLength > 0 && track[0] == '%' ? 1 : 0;
        if (at >= trackLength || track[at] != 'B') {
            return true;
        }
        int from = at + 1;
        int end = from;
        while (end < trackLength && track[end] != '^') {
            end++;
        }
        return sameDigits(from, end, length);
    }

    private boolean sameDigits(int from, int end, int length) {
        return Arrays.equals(track, from, end, digits, 0, length);
    }

    /** Where the card number of a track ends; its length when there is no separator. */
    static int separator(byte[] track, int length) {
        for (int i = 0; i < length; i++) {
            if (track[i] == '=' || track[i] == 'D') {
                return i;
            }
        }
        return length;
    }

    /** A dialect lets more characters into a track than digits. */
    private boolean isDigits(int length) {
        boolean digitsOnly = true;
        for (int i = 0; i < length; i++) {
            digitsOnly &= digits[i] >= '0' && digits[i] <= '9';
        }
        return digitsOnly;
    }

    private void seal(int length, Inbound into) {
        sealer.seal(digits, 0, length, seal, 0);
        into.sealHigh = (long) LONG.get(seal, 0);
        into.sealLow = (long) LONG.get(seal, 8);
        into.sealKeyVersion = sealer.keyVersion();
        into.panLength = length;
        into.bin = (int) number(0, 6);
        into.lastFour = (int) number(length - 4, 4);
    }

    private long number(int at, int count) {
        long number = 0;
        for (int i = at; i < at + count; i++) {
            number = number * 10 + (digits[i] - '0');
        }
        return number;
    }

    /**
     * Whether DE2 of a message is the card of the facts, by its length, first six and last four.
     */
    boolean isCardOf(FactsDecoder facts, MessageView view) {
        if (facts.tokenLength() != 0 || view.units(PAN) != facts.panLength()) {
            return false;
        }
        int length = view.text(PAN, digits, 0);
        boolean same =
                length == facts.panLength()
                        && number(0, 6) == facts.bin()
                        && number(length - 4, 4) == facts.lastFour();
        Arrays.fill(digits, 0, length, (byte) 0);
        return same;
    }

    /** Whether the card's number stands anywhere in a text, in digits or in hex of BCD. */
    boolean appearsIn(byte[] text, int length, FactsDecoder facts) {
        int digitCount = unseal(facts, digits);
        boolean found = false;
        for (int at = 0; !found && at + digitCount <= length; at++) {
            found = Arrays.equals(text, at, at + digitCount, digits, 0, digitCount);
        }
        Arrays.fill(digits, (byte) 0);
        return found;
    }

    /** Puts the card's number into DE2. */
    void writePan(FactsDecoder facts, MessageWriter writer) {
        if (facts.panLength() != 0) {
            try {
                int length = unseal(facts, digits);
                writer.text(PAN, digits, 0, length);
            } finally {
                Arrays.fill(digits, (byte) 0);
            }
        }
    }

    /** Puts what the acquirer knows the card by into DE2: its token if it sent one. */
    void writeInstrument(FactsDecoder facts, MessageWriter writer) {
        if (facts.tokenLength() != 0) {
            int length = facts.tokenLength();
            long rest = facts.token();
            for (int i = length - 1; i >= 0; i--) {
                digits[i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            writer.text(PAN, digits, 0, length);
            Arrays.fill(digits, (byte) 0);
        } else {
            writePan(facts, writer);
        }
    }

    /** The clear card number into {@code into}, which the caller wipes. */
    int unseal(FactsDecoder facts, byte[] into) {
        LONG.set(seal, 0, facts.sealHigh());
        LONG.set(seal, 8, facts.sealLow());
        return sealer.unseal(seal, 0, facts.sealKeyVersion(), into, 0);
    }
}
