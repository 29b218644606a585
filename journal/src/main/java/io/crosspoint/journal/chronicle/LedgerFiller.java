package io.crosspoint.journal.chronicle;

import net.openhft.chronicle.bytes.MappedBytesStore;
import net.openhft.chronicle.bytes.MappedFile;
import net.openhft.chronicle.core.io.ClosedIllegalStateException;
import net.openhft.chronicle.core.io.ReferenceOwner;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Takes storage for the ledger ahead of its writer, since a first touch of a sparse page costs the
 * writer half of its throughput. Touches the writer's own mapping: a page that only another mapping
 * has touched would still fault when the writer comes to it. One thread.
 *
 * <p>Each page is touched by exchanging a zero for a zero, atomically: should the writer ever
 * overtake, its bytes stay as they are. Plain writes of zeros could not promise that.
 */
final class LedgerFiller implements AutoCloseable {
    private static final int PAGE_BYTES = 4096;
    private static final int STEP_BYTES = 1 << 20;

    private final ReferenceOwner owner = ReferenceOwner.temporary("ledger filler");
    private final long aheadBytes;
    private @Nullable MappedFile file;
    private @Nullable MappedBytesStore chunk;
    private long filledTo;

    LedgerFiller(long aheadBytes) {
        this.aheadBytes = aheadBytes;
    }

    /**
     * Fills one step when the writer has come near enough.
     *
     * @param written the file that the writer writes, null before its first append
     * @param writtenTo how far
     * @return whether it did
     */
    boolean fill(@Nullable MappedFile written, long writtenTo) throws IOException {
        if (aheadBytes == 0 || written == null) {
            return false;
        }
        if (written != file) {
            close();
            file = written;
            filledTo = 0;
        }
        long from = Math.max(filledTo, writtenTo / STEP_BYTES * STEP_BYTES);
        if (from >= writtenTo + aheadBytes) {
            return false;
        }
        try {
            touch(written, from);
        } catch (ClosedIllegalStateException e) {
            // The writer has rolled to the next file, which will be named at the next call.
            return false;
        } catch (IOException e) {
            if (written.isClosed()) {
                // It rolled in the middle of the touch: what is gone cannot have failed the writer.
                return false;
            }
            throw e;
        }
        filledTo = from + STEP_BYTES;
        return true;
    }

    private void touch(MappedFile written, long from) throws IOException {
        MappedBytesStore store = chunkAt(written, from);
        long end = Math.min(from + STEP_BYTES, store.safeLimit());
        for (long page = from; page < end; page += PAGE_BYTES) {
            store.compareAndSwapInt(page, 0, 0);
        }
    }

    /** Held until the next one is taken, so that it is still mapped when the writer comes to it. */
    private MappedBytesStore chunkAt(MappedFile written, long position) throws IOException {
        MappedBytesStore held = chunk;
        if (held != null && position >= held.start() && position < held.safeLimit()) {
            return held;
        }
        MappedBytesStore next = written.acquireByteStore(owner, position);
        if (held != null) {
            held.release(owner);
        }
        chunk = next;
        return next;
    }

    @Override
    public void close() {
        MappedBytesStore held = chunk;
        if (held != null) {
            held.release(owner);
            chunk = null;
        }
    }
}
