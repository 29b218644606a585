package io.crosspoint.perf.journal;

import io.crosspoint.journal.RecordBatch;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A Chronicle queue with nothing around it: what the journal is set beside. */
final class RawQueue implements AutoCloseable {
    private static final int BLOCK_BYTES = 64 << 20;

    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final PointerBytesStore source = BytesStore.nativePointer();

    RawQueue(Path folder) {
        queue = builder(folder).build();
        appender = queue.createAppender();
    }

    private static SingleChronicleQueueBuilder builder(Path folder) {
        return SingleChronicleQueueBuilder.binary(folder)
                .rollCycle(RollCycles.FAST_DAILY)
                .blockSize(BLOCK_BYTES);
    }

    /** One excerpt of so many bytes. */
    void append(RecordBatch batch, int length) {
        append(BufferUtil.address(batch.bytes()), length);
    }

    /** One excerpt of bytes that lie outside the heap. */
    void append(DirectBuffer from, int at, int length) {
        append(from.addressOffset() + at, length);
    }

    private void append(long address, int length) {
        source.set(address, length);
        try (DocumentContext document = appender.writingDocument()) {
            document.wire().bytes().write(source, 0L, (long) length);
        }
    }

    /** Copies every excerpt of a ledger, one after the other; the bytes of all. */
    static long readAll(Path ledger) {
        UnsafeBuffer copy =
                new UnsafeBuffer(ByteBuffer.allocateDirect(RecordBatch.MAX_CAPACITY_BYTES));
        UnsafeBuffer mapped = new UnsafeBuffer(0, 0);
        long bytes = 0;
        try (SingleChronicleQueue queue = builder(ledger).readOnly(true).build();
                ExcerptTailer tailer = queue.createTailer()) {
            while (true) {
                try (DocumentContext document = tailer.readingDocument()) {
                    if (!document.isPresent()) {
                        return bytes;
                    }
                    Bytes<?> excerpt = document.wire().bytes();
                    int length = (int) excerpt.readRemaining();
                    mapped.wrap(excerpt.addressForRead(excerpt.readPosition()), length);
                    copy.putBytes(0, mapped, 0, length);
                    bytes += length;
                }
            }
        }
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
    }
}
