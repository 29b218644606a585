package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.RecordBatch;

import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.MappedBytes;
import net.openhft.chronicle.bytes.MappedFile;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

import org.agrona.BufferUtil;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.InstantSource;

/** The Chronicle queue of a stream; each excerpt is one batch, raw. Appended to by one thread. */
final class Ledger implements AutoCloseable {
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final PointerBytesStore source = BytesStore.nativePointer();
    private volatile int cycle = -1;
    private volatile @Nullable MappedFile written;
    private volatile long writtenTo;

    private Ledger(SingleChronicleQueue queue) {
        this.queue = queue;
        this.appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    /**
     * Opens for writing; the caller holds the stream's lock.
     *
     * @param clock says which day's file is written
     */
    static Ledger open(Path directory, int chunkBytes, InstantSource clock) {
        return new Ledger(
                builder(directory).blockSize(chunkBytes).timeProvider(clock::millis).build());
    }

    /** Opens a queue that others may be writing. */
    static SingleChronicleQueue openToRead(Path directory) {
        return builder(directory).readOnly(true).build();
    }

    static SingleChronicleQueueBuilder builder(Path directory) {
        return SingleChronicleQueueBuilder.binary(directory).rollCycle(RollCycles.FAST_DAILY);
    }

    SingleChronicleQueue queue() {
        return queue;
    }

    void append(RecordBatch batch) {
        append(BufferUtil.address(batch.bytes()), batch.length());
    }

    /** Appends whole records that lie in memory as one excerpt. */
    void append(long address, int length) {
        source.set(address, length);
        try (DocumentContext document = appender.writingDocument()) {
            document.wire().bytes().write(source, 0L, (long) length);
        }
        int now = appender.cycle();
        if (now != cycle) {
            cycle = now;
            written = ((MappedBytes) appender.wire().bytes()).mappedFile();
        }
        writtenTo = appender.wire().bytes().writePosition();
    }

    /** The cycle written to, -1 before the first append. Any thread. */
    int cycle() {
        return cycle;
    }

    /** The current cycle's file as the writer maps it, null before the first append. Any thread. */
    @Nullable MappedFile written() {
        return written;
    }

    /** How far the current cycle's file has been written. Any thread. */
    long writtenTo() {
        return writtenTo;
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
    }
}
