package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageType;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.perf.sim.AcquirerEntry.Request;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** How members of one edition of ISO 8583 write what members of all say. */
abstract sealed class Idiom permits MemberIdiom, Idiom1993, TerminalIdiom {
    private static final int LONGEST_TEXT = 1000;

    /** By the message types of a dialect and what a purchase must carry there. */
    static Idiom of(Dialect dialect) {
        MessageType purchase = dialect.messageType(200);
        if (purchase == null) {
            return new Idiom1993();
        }
        return purchase.mandatory(7) || purchase.mandatory(32)
                ? new MemberIdiom()
                : new TerminalIdiom();
    }

    /** The message type with its version digit. */
    abstract int mti(int mti);

    /** Of a reversal, without its version digit. */
    abstract int reversalMti();

    /**
     * What a request of that time and number, of a member that is its own forwarder, is known by.
     */
    abstract TransactionKey key(long transmission, int stan, long member);

    abstract TransactionKey key(MessageView message);

    /** What a message names as its original; null when it names none. */
    abstract @Nullable TransactionKey original(MessageView message);

    /** What makes a message known. */
    abstract void exchange(MessageWriter writer, TransactionKey key);

    /** When, where and how. */
    abstract void circumstances(
            MessageWriter writer, TransactionKey key, AcquirerConfig config, String entryMode);

    /** What tells transactions of one message type and processing code apart. */
    abstract void condition(MessageWriter writer, Request request);

    /** Names an original. */
    abstract void original(MessageWriter writer, TransactionKey original, int mti);

    /** A message that manages the line. */
    abstract void network(MessageWriter writer, int informationCode, AcquirerConfig config);

    /** What an issuer repeats of a request. */
    abstract int[] answered();

    static String digits(MessageView message, int de) {
        byte[] text = new byte[LONGEST_TEXT];
        return new String(text, 0, message.text(de, text, 0), StandardCharsets.ISO_8859_1);
    }

    static long orZero(MessageView message, int de) {
        return Math.max(0, message.number(de));
    }
}
