package io.crosspoint.perf.load;

import io.crosspoint.perf.wire.AsciiFields;
import io.netty.buffer.ByteBuf;

/**
 * Finds STAN and response code in the answers of one connection. Answers to one kind of request
 * look alike, so the places of the last layout (MTI, bitmaps, length) are tried first.
 */
final class AnswerReader {
    private static final int SHORTEST = 20;

    private long bitmapA;
    private long bitmapB;
    private int length;
    private int stanAt;
    private int codeAt;

    /** Finds the fields of one answer; false when it cannot be walked or lacks one of them. */
    boolean read(ByteBuf in, int offset, int messageLength) {
        if (messageLength < SHORTEST) {
            return false;
        }
        long a = in.getLong(offset + 4);
        long b = in.getLong(offset + 12);
        if (a == bitmapA && b == bitmapB && messageLength == length) {
            return true;
        }
        int stan = AsciiFields.find(in, offset, messageLength, 11);
        int code = AsciiFields.find(in, offset, messageLength, 39);
        if (stan < 0 || code < 0) {
            return false;
        }
        bitmapA = a;
        bitmapB = b;
        length = messageLength;
        stanAt = stan - offset;
        codeAt = code - offset;
        return true;
    }

    /** Offset of DE11 from the MTI of the answer last read. */
    int stanAt() {
        return stanAt;
    }

    /** Offset of DE39 from the MTI of the answer last read. */
    int codeAt() {
        return codeAt;
    }
}
