package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordChain;
import io.crosspoint.journal.RecordCursor;
import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.RecordView;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;

import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;

/**
 * Reads the ledger record by record. Each excerpt is copied before it is checked, so a record stays
 * as it was checked. One thread.
 */
final class LedgerReader implements JournalReader {
    private static final int FIRST_COPY_BYTES = 64 << 10;

    private final SingleChronicleQueue queue;
    private final boolean ownsQueue;
    private final ExcerptTailer tailer;
    private final RecordChain chain = new RecordChain();
    private final RecordCursor cursor = new RecordCursor();
    private final UnsafeBuffer mapped = new UnsafeBuffer(0, 0);
    private ByteBuffer bytes = ByteBuffer.allocateDirect(FIRST_COPY_BYTES);
    private UnsafeBuffer copy = new UnsafeBuffer(bytes);
    private int offset;
    private int limit;

    private LedgerReader(SingleChronicleQueue queue, boolean ownsQueue) {
        this.queue = queue;
        this.ownsQueue = ownsQueue;
        this.tailer = tailer(queue, ownsQueue);
        tailer.singleThreadedCheckDisabled(true);
    }

    /** A ledger file whose first bytes are damaged fails here, by a checked exception even. */
    private static ExcerptTailer tailer(SingleChronicleQueue queue, boolean ownsQueue) {
        try {
            return queue.createTailer();
        } catch (Exception | InternalError e) {
            if (ownsQueue) {
                queue.close();
            }
            throw LedgerFailure.told(1, queue.fileAbsolutePath(), e);
        }
    }

    /** Stands before the first record; the queue remains its owner's. */
    static LedgerReader atStart(SingleChronicleQueue queue) {
        return new LedgerReader(queue, false);
    }

    /**
     * Stands behind a record.
     *
     * @param ownsQueue whether the reader closes the queue with itself
     * @throws IllegalArgumentException when the ledger holds no such record
     */
    static LedgerReader behind(SingleChronicleQueue queue, boolean ownsQueue, long position) {
        LedgerReader reader = new LedgerReader(queue, ownsQueue);
        try {
            if (position < 0 || !reader.standBehind(position)) {
                throw new IllegalArgumentException(
                        "position: %d (expected: 0 to %d, where the ledger ends)"
                                .formatted(position, reader.position()));
            }
        } catch (RuntimeException | Error e) {
            reader.close();
            throw e;
        }
        return reader;
    }

    /** Moves behind a record; false, with {@link #position()} at the end, when it is not there. */
    boolean standBehind(long position) {
        if (position == 0) {
            return true;
        }
        long index = excerptWith(position);
        if (index < 0) {
            return beginsBehind(position);
        }
        if (!standBefore(index)) {
            return false;
        }
        while (chain.sequence() < position && offset < limit) {
            offset = chain.check(copy, bytes, offset, limit, this);
        }
        return chain.sequence() == position;
    }

    private long excerptWith(long position) {
        try {
            return new ExcerptSearch(queue, tailer).excerptWith(position);
        } catch (Exception | InternalError e) {
            throw told(e);
        }
    }

    /** Whether the ledger's first record is the one behind the position; stands before it then. */
    private boolean beginsBehind(long position) {
        return queue.firstCycle() <= queue.lastCycle()
                && standBeforeCycle(queue.firstCycle())
                && chain.sequence() == position;
    }

    /** Moves before the first record of a cycle. */
    boolean standBeforeCycle(int cycle) {
        return standBefore(queue.rollCycle().toIndex(cycle, 0));
    }

    private boolean standBefore(long index) {
        if (!moveTo(index) || !readExcerpt()) {
            return false;
        }
        chain.standAfter(RecordEnvelope.sequence(copy, 0) - 1);
        return true;
    }

    private boolean moveTo(long index) {
        try {
            return tailer.moveToIndex(index);
        } catch (Exception | InternalError e) {
            throw told(e);
        }
    }

    @Override
    public boolean next() {
        if (offset >= limit && !readExcerpt()) {
            return false;
        }
        int start = offset;
        offset = chain.check(copy, bytes, start, limit, this);
        cursor.wrap(copy, start);
        return true;
    }

    private boolean readExcerpt() {
        try (DocumentContext document = tailer.readingDocument()) {
            if (!document.isPresent()) {
                return false;
            }
            Bytes<?> source = document.wire().bytes();
            long length = source.readRemaining();
            if (length < RecordEnvelope.ENVELOPE_LENGTH
                    || length > RecordBatch.MAX_CAPACITY_BYTES) {
                throw new JournalCorruptException(
                        chain.sequence() + 1,
                        toString(),
                        "excerpt of " + length + " bytes",
                        "one batch of at most " + RecordBatch.MAX_CAPACITY_BYTES);
            }
            copy(source, (int) length);
            return true;
        } catch (Exception | InternalError e) {
            throw told(e);
        }
    }

    private void copy(Bytes<?> source, int length) {
        if (length > bytes.capacity()) {
            bytes = ByteBuffer.allocateDirect(Math.max(length, 2 * bytes.capacity()));
            copy = new UnsafeBuffer(bytes);
        }
        mapped.wrap(source.addressForRead(source.readPosition()), length);
        copy.putBytes(0, mapped, 0, length);
        offset = 0;
        limit = length;
    }

    private RuntimeException told(Throwable thrown) {
        boolean first = tailer.lastReadIndex() == 0;
        String place = first ? queue.fileAbsolutePath() : "behind " + this;
        return LedgerFailure.told(chain.sequence() + 1, place, thrown);
    }

    @Override
    public RecordView record() {
        return cursor;
    }

    /** Last record read; the start position before the first. */
    long position() {
        return chain.sequence();
    }

    /** CRC of the last record read; 0 when none has been. */
    int lastCrc() {
        return chain.lastCrc();
    }

    /** The cycle that the reader stands in. */
    int cycle() {
        return tailer.cycle();
    }

    /** The place of the current excerpt: file and number. */
    @Override
    public String toString() {
        long index = tailer.lastReadIndex();
        RollCycle rollCycle = queue.rollCycle();
        return "%s cycle %d excerpt %d"
                .formatted(
                        queue.file(), rollCycle.toCycle(index), rollCycle.toSequenceNumber(index));
    }

    @Override
    public void close() {
        tailer.close();
        if (ownsQueue) {
            queue.close();
        }
    }
}
