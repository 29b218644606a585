package io.crosspoint.core.link;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.FieldSet;
import io.crosspoint.iso8583.MessageType;
import io.crosspoint.iso8583.MessageWriter;

import org.jspecify.annotations.Nullable;

/**
 * Which edition of ISO 8583 a dialect follows, told by the message types of its data file: the same
 * number means other things in another edition, and some things have another number.
 */
enum Edition {
    /** Messages of members, ISO 8583:1987. */
    ISO_1987,

    /** ISO 8583:1993, message types that begin with 1. */
    ISO_1993,

    /**
     * ISO 8583:1987 as terminals write it: a sale need name neither its time of transmission, DE7,
     * nor an institution, DE32; it is known by DE11, DE41 and DE42.
     */
    TERMINAL;

    /** Fields that mean the same in all editions. */
    private static final FieldSet IN_ALL =
            FieldSet.of(
                    2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14, 16, 17, 19, 20, 21, 23, 32, 33, 34, 35, 36,
                    37, 38, 41, 42, 43, 44, 45, 49, 50, 51, 52, 54, 55, 99, 100, 102, 103);

    /** Fields that mean the same to terminals and members. */
    private static final FieldSet IN_1987 =
            FieldSet.of(
                    2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
                    25, 26, 28, 32, 33, 34, 35, 36, 37, 38, 41, 42, 43, 44, 45, 49, 50, 51, 52, 53,
                    54, 55, 99, 100, 102, 103);

    private static final int PURCHASE = 200;
    private static final int TRANSMISSION_TIME = 7;
    private static final int ACQUIRER = 32;
    private static final int TERMINAL_ID = 41;
    private static final int MERCHANT_ID = 42;

    static Edition of(Dialect dialect) {
        MessageType purchase = dialect.messageType(PURCHASE);
        if (purchase == null) {
            return dialect.messageType(MessageTypes.VERSION_1993 + PURCHASE) == null
                    ? ISO_1987
                    : ISO_1993;
        }
        boolean terminal =
                purchase.mandatory(TERMINAL_ID)
                        && purchase.mandatory(MERCHANT_ID)
                        && !purchase.mandatory(TRANSMISSION_TIME)
                        && !purchase.mandatory(ACQUIRER);
        return terminal ? TERMINAL : ISO_1987;
    }

    /** Fields that mean the same in both; null when all do. */
    @Nullable FieldSet sharedWith(Edition other) {
        if (this == other) {
            return null;
        }
        return this == ISO_1993 || other == ISO_1993 ? IN_ALL : IN_1987;
    }

    /** Whether an issuer's answers may leave out by what the engine finds their request. */
    boolean answersBriefly() {
        return this != ISO_1987;
    }

    /** What reads the fields that differ. */
    EditionReader reader(LinkSettings link, ExchangeMemory sent, TransmissionClock clock) {
        return switch (this) {
            case ISO_1987 -> new Reader1987();
            case ISO_1993 -> new Reader1993(sent);
            case TERMINAL -> new TerminalReader(link, sent, clock);
        };
    }

    /** What writes the fields that differ. */
    EditionWriter writer(MessageWriter writer) {
        return switch (this) {
            case ISO_1987 -> new Writer1987(writer);
            case ISO_1993 -> new Writer1993(writer);
            case TERMINAL -> new TerminalWriter(writer);
        };
    }
}
