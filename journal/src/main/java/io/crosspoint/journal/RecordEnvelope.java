package io.crosspoint.journal;

import org.agrona.BitUtil;
import org.agrona.DirectBuffer;

import java.nio.ByteOrder;

/**
 * The frame around each record's body; the package description draws it. All values are little
 * endian. Records follow each other at multiples of {@link #ALIGNMENT}; the bytes between are zero.
 */
public final class RecordEnvelope {
    /** Envelope and body, without the padding behind. */
    public static final int LENGTH_OFFSET = 0;

    /** CRC32C over everything from {@link #PREVIOUS_CRC_OFFSET} to the end of the body. */
    public static final int CRC_OFFSET = 4;

    /** The CRC of the record before; 0 for the first record of a stream. */
    public static final int PREVIOUS_CRC_OFFSET = 8;

    public static final int EPOCH_OFFSET = 12;
    public static final int SEQUENCE_OFFSET = 16;
    public static final int TIME_OFFSET = 24;
    public static final int PARTITION_OFFSET = 32;
    public static final int FORMAT_OFFSET = 36;

    /** Bytes before the body. */
    public static final int ENVELOPE_LENGTH = 40;

    /** Version of this envelope. */
    public static final int FORMAT = 1;

    public static final int ALIGNMENT = 8;

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private RecordEnvelope() {}

    public static int length(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + LENGTH_OFFSET, ORDER);
    }

    public static int crc(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + CRC_OFFSET, ORDER);
    }

    public static int previousCrc(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + PREVIOUS_CRC_OFFSET, ORDER);
    }

    public static int epoch(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + EPOCH_OFFSET, ORDER);
    }

    public static long sequence(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + SEQUENCE_OFFSET, ORDER);
    }

    public static long timeNs(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + TIME_OFFSET, ORDER);
    }

    public static int partition(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + PARTITION_OFFSET, ORDER);
    }

    public static int format(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset + FORMAT_OFFSET, ORDER);
    }

    /** Bytes from the start of a record of this length to the start of the next. */
    public static int stride(int length) {
        return BitUtil.align(length, ALIGNMENT);
    }
}
