package io.crosspoint.journal.chronicle;

import net.openhft.chronicle.bytes.MappedFile;

import org.jspecify.annotations.Nullable;

/**
 * Gives back the memory behind the ledger's writer: what was written is read once more by those who
 * follow closely, and then hardly ever. Without it the ledger would take all memory that is free,
 * page by page, and on a virtual machine a page that was never used costs ten times one that was.
 *
 * <p>Pages leave memory only when storage holds them and nobody maps them any more, neither the
 * writer nor who follows it; so each is asked to leave several times. One thread.
 */
final class LedgerReleaser implements AutoCloseable {
    private static final int STEPS_PER_CHUNK = 8;
    private static final int ASKED_AGAIN_CHUNKS = 8;

    private final long chunkBytes;
    private final long stepBytes;
    private @Nullable MappedFile file;
    private @Nullable FileAdvice advice;
    private long released;

    /**
     * A releaser that keeps two chunks behind the writer in memory.
     *
     * @param chunkBytes the ledger is mapped in steps of this size
     */
    LedgerReleaser(long chunkBytes) {
        this.chunkBytes = chunkBytes;
        stepBytes = chunkBytes / STEPS_PER_CHUNK;
    }

    /**
     * Releases another step when the writer has come far enough. A file's first chunk stays, since
     * the writer keeps its head mapped, and its last ones when the writer has left it.
     *
     * @param written the file that the writer writes, null before its first append
     * @param writtenTo how far
     */
    void release(@Nullable MappedFile written, long writtenTo) {
        if (written == null) {
            return;
        }
        long end = (writtenTo - 2 * chunkBytes) / stepBytes * stepBytes;
        FileAdvice about = about(written, end);
        if (end > released) {
            // Still mapped, and to be held by storage when it is to leave.
            about.beginToWrite(released + chunkBytes, end - released);
            long from = Math.max(0, released - ASKED_AGAIN_CHUNKS * chunkBytes);
            about.notNeeded(from, end - from);
            released = end;
        }
    }

    private FileAdvice about(MappedFile written, long end) {
        FileAdvice known = advice;
        if (known != null && written == file) {
            return known;
        }
        close();
        FileAdvice fresh = FileAdvice.about(written.file().toPath());
        advice = fresh;
        file = written;
        // What an earlier process wrote may be a lot; it is the system's to keep or not.
        released = Math.max(0, end - chunkBytes);
        return fresh;
    }

    @Override
    public void close() {
        FileAdvice open = advice;
        if (open != null) {
            open.close();
            advice = null;
        }
    }
}
