package io.crosspoint.core.originals;

import io.crosspoint.core.engine.OriginalsFold;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/**
 * How far the index has come, written together with what it holds.
 *
 * @param position sequence of the last record folded, 0 for none
 * @param lastTransactionId the highest transaction number up to there
 * @param check over that record, by which the stream is known again
 */
record IndexProgress(long position, long lastTransactionId, long check) {
    static final IndexProgress NONE = new IndexProgress(0, 0, 0);

    /** Raised when keys or entries mean something else than before. */
    private static final int LAYOUT = 2;

    private static final int BYTES = Integer.BYTES + 3 * Long.BYTES;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int FORMAT =
            (LAYOUT << 24)
                    | (MessageHeaderDecoder.SCHEMA_VERSION << 16)
                    | OriginalsFold.ENTRY_BYTES;

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putInt(FORMAT)
                .putLong(position)
                .putLong(lastTransactionId)
                .putLong(check)
                .array();
    }

    /** Null when it was written by a version that laid the index out in another way. */
    static @Nullable IndexProgress of(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length != BYTES) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return buffer.getInt() == FORMAT
                ? new IndexProgress(buffer.getLong(), buffer.getLong(), buffer.getLong())
                : null;
    }

    /** A number that differs, but for chance, when two records do. */
    static long check(RecordView record) {
        DirectBuffer body = record.buffer();
        int end = record.bodyOffset() + record.bodyLength();
        long check = record.timeNs();
        int at = record.bodyOffset();
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            check = Long.rotateLeft(check * MIX, 29) ^ body.getLong(at);
        }
        for (; at < end; at++) {
            check = check * MIX + body.getByte(at);
        }
        return check;
    }
}
