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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.time.InstantSource;

/** The Chronicle queue of a stream; each excerpt is one batch, raw. Appended to by one thread. */
final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    /** How long Chronicle lets a reader wait for a file that a writer is just beginning. */
    private static final long READER_WAITS_MS = 2_000;

    /** And a writer for another one, which the stream's lock keeps away. */
    private static final long WRITER_WAITS_MS = 200;

    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final PointerBytesStore source = BytesStore.nativePointer();
    private final LedgerClock clock;
    private volatile boolean stayInFile;
    private volatile int cycle = -1;
    private volatile @Nullable MappedFile written;
    private volatile long writtenTo;

    private Ledger(SingleChronicleQueue queue, LedgerClock clock) {
        this.queue = queue;
        this.clock = clock;
        this.appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    /**
     * Opens for writing; the caller holds the stream's lock.
     *
     * @param clock says which day's file is written
     * @throws io.crosspoint.journal.JournalCorruptException when the head of the newest file makes
     *     no sense
     */
    static Ledger open(Path directory, int chunkBytes, InstantSource clock) {
        LedgerClock own = new LedgerClock(clock);
        SingleChronicleQueue queue =
                builder(directory).blockSize(chunkBytes).timeProvider(own).build();
        try {
            return new Ledger(queue, own);
        } catch (Exception e) {
            queue.close();
            throw LedgerFailure.told(1, directory.toString(), e);
        } catch (Error e) {
            queue.close();
            throw e;
        }
    }

    /**
     * Whether the writer goes on in its file when a new day begins: a new file needs space that is
     * not there, and ends the process when it does not get it. Any thread.
     */
    void stayInFile(boolean stay) {
        stayInFile = stay;
    }

    /** Opens a queue that others may be writing. */
    static SingleChronicleQueue openToRead(Path directory) {
        try {
            return reading(directory).build();
        } catch (IllegalStateException | BufferUnderflowException e) {
            LOG.warn("{}: Chronicle's working file cannot be read; read without it", directory, e);
            return reading(LedgerLinks.to(directory)).build();
        }
    }

    private static SingleChronicleQueueBuilder reading(Path directory) {
        return builder(directory).timeoutMS(READER_WAITS_MS).readOnly(true);
    }

    static SingleChronicleQueueBuilder builder(Path directory) {
        return SingleChronicleQueueBuilder.binary(directory)
                .rollCycle(RollCycles.FAST_DAILY)
                .timeoutMS(WRITER_WAITS_MS);
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
        clock.stopAtEndOf(stayInFile ? newestCycle() : LedgerClock.NO_CYCLE);
        try (DocumentContext document = appender.writingDocument()) {
            write(document, length);
        }
        int now = appender.cycle();
        if (now != cycle) {
            cycle = now;
            // Before the file: who looks at both must not see the old place in the new file.
            writtenTo = 0;
            written = ((MappedBytes) appender.wire().bytes()).mappedFile();
        }
        writtenTo = appender.wire().bytes().writePosition();
    }

    /** None before the first file is made. */
    private int newestCycle() {
        return cycle >= 0 ? cycle : Math.max(queue.lastCycle(), LedgerClock.NO_CYCLE);
    }

    /** Storage that fails in the middle must not leave half of a batch as a whole excerpt. */
    private void write(DocumentContext document, int length) {
        try {
            document.wire().bytes().write(source, 0L, (long) length);
        } catch (RuntimeException | Error e) {
            document.rollbackOnClose();
            throw e;
        }
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
