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
    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final PanSealer sealer;
    private final TokenRanges tokens;
    private final byte[] digits = new byte[64];
    private final byte[] seal = new byte[PanSealer.SEAL_LENGTH];

    CardNumbers(PanSealer sealer, TokenRanges tokens) {
        this.sealer = sealer;
        this.tokens = tokens;
    }

    /**
     * Reads the card number or token of a message, from DE2 or else from track 2.
     *
     * @return false when the digits are no card number
     */
    boolean read(MessageView view, Inbound into) {
        int length = cardDigits(view);
        if (length == 0) {
            return true;
        }
        boolean valid = length >= SHORTEST && length <= LONGEST && isDigits(length);
        if (valid) {
            long number = number(0, length);
            if (tokens.contains(number, length)) {
                into.token = number;
                into.tokenLength = length;
            } else {
                seal(length, into);
            }
        }
        Arrays.fill(digits, (byte) 0);
        return valid;
    }

    private int cardDigits(MessageView view) {
        if (view.has(PAN)) {
            return view.text(PAN, digits, 0);
        }
        if (!view.has(TRACK_2)) {
            return 0;
        }
        int length = view.text(TRACK_2, digits, 0);
        return separator(digits, length);
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
