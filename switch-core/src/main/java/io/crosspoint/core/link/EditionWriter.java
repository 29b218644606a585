package io.crosspoint.core.link;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.FieldSet;
import io.crosspoint.iso8583.MessageType;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.jspecify.annotations.Nullable;

/** Writes what editions of ISO 8583 say differently, from the words of 1987. */
abstract sealed class EditionWriter permits Writer1987, Writer1993, TerminalWriter {
    private static final int REVERSAL_ADVICE = 420;
    private static final int REVERSAL_REQUEST = 400;
    private static final int LONGEST_TEXT = 64;

    final MessageWriter writer;

    /** For one field at a time. */
    final byte[] text = new byte[LONGEST_TEXT];

    private final Edition edition;
    private final int version;

    EditionWriter(MessageWriter writer, Edition edition) {
        this.writer = writer;
        this.edition = edition;
        version = edition == Edition.ISO_1993 ? MessageTypes.VERSION_1993 : 0;
    }

    static EditionWriter of(MessageWriter writer) {
        return Edition.of(writer.dialect()).writer(writer);
    }

    /** The dialect's message type for one without its version digit. */
    final int mti(int mti) {
        return version + mti % MessageTypes.VERSION_1993;
    }

    /** The message type of reversals towards an issuer: advices, where the dialect knows them. */
    final int reversalMti() {
        return knows(REVERSAL_ADVICE) ? mti(REVERSAL_ADVICE) : mti(REVERSAL_REQUEST);
    }

    final boolean knows(int mti) {
        return messageType(mti) != null;
    }

    final @Nullable MessageType messageType(int mti) {
        Dialect dialect = writer.dialect();
        return dialect.messageType(mti(mti));
    }

    /**
     * Begins as another message, without the fields that mean something else in this edition.
     *
     * @return whether it is of another edition: what it lacks must be written from the facts
     */
    final boolean startFrom(MessageView source, int mti) {
        writer.startFrom(source, mti(mti));
        FieldSet shared =
                source.dialect() == writer.dialect()
                        ? null
                        : edition.sharedWith(Edition.of(source.dialect()));
        if (shared == null) {
            return false;
        }
        writer.retain(shared);
        return true;
    }

    /** Of what an issuer's answer holds, the fields that an acquirer may be told. */
    abstract FieldSet returned();

    /** What an answer repeats of the message it answers. */
    abstract int[] echoed();

    /** When a request was sent and made: DE7, DE12, DE13. */
    abstract void requestTimes(FactsDecoder facts);

    /**
     * What the issuer must give back for its answer to be found, where the acquirer left it out.
     */
    void completeTimes(FactsDecoder facts) {
        if (!writer.has(7) && facts.transmissionTime() != 0) {
            writer.number(7, facts.transmissionTime());
        }
    }

    /** As {@link #requestTimes}, as far as the one answered wants it back. */
    abstract void answerTimes(FactsDecoder facts);

    /** How it came about: DE22, DE25 and their like. */
    abstract void circumstances(FactsDecoder facts, @Nullable FactsDecoder original);

    /** As {@link #circumstances} of a reversal. */
    abstract void reversalCircumstances(FactsDecoder facts);

    /** What tells an answer's transaction apart: DE25 or its like. */
    abstract void condition(FactsDecoder facts);

    /** DE15 from MMDD. */
    abstract void settlementDate(int date, FactsDecoder facts);

    /** The original as the addressee knows it. */
    abstract void original(FactsDecoder original, long stan);

    /** A message that manages the line, but for its trace number. */
    abstract void network(int networkCode, int year, long transmissionTime);

    /** The message type of requests that manage the line. */
    abstract int networkMti();

    /** DE32 and DE33, which the issuer need not have given back. */
    void answerInstitutions(FactsDecoder facts) {
        number(32, facts.acquirer());
        number(33, facts.forwarder());
    }

    /** Whether an issuer of the same edition may leave out by what a request is known. */
    final boolean answersBriefly() {
        return edition.answersBriefly();
    }

    final void number(int de, long value) {
        if (value != 0) {
            writer.number(de, value);
        }
    }
}
