package io.crosspoint.journal;

import org.agrona.DirectBuffer;

/**
 * One record as it lies in a buffer: the envelope's values and where its body is. The body is an
 * SBE message header followed by the message.
 */
public interface RecordView {
    /** Counted from 1 in each stream, without gaps. */
    long sequence();

    /** Epoch nanoseconds at which the writer decided the fact. */
    long timeNs();

    /** Partition of the stream; 0 in an installation of one cell. */
    int partition();

    /** Counts the starts of the process that writes the stream. */
    int epoch();

    DirectBuffer buffer();

    /** Where the SBE message header begins in {@link #buffer()}. */
    int bodyOffset();

    /** Bytes of message header and message. */
    int bodyLength();
}
