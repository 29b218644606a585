package io.crosspoint.journal.chronicle;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Takes storage for the ledger ahead of its writer, since a first touch of a sparse page costs the
 * writer half of its throughput. One thread.
 *
 * <p>Each page is touched by exchanging a zero for a zero, atomically: should the writer ever
 * overtake, its bytes stay as they are. Plain writes of zeros could not promise that.
 */
final class LedgerFiller implements AutoCloseable {
    private static final int PAGE_BYTES = 4096;
    private static final int STEP_BYTES = 4 << 20;
    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

    private final JournalFiles files;
    private final long aheadBytes;
    private @Nullable FileChannel channel;
    private int cycle = -1;
    private long filledTo;

    LedgerFiller(JournalFiles files, long aheadBytes) {
        this.files = files;
        this.aheadBytes = aheadBytes;
    }

    /**
     * Fills one step when the writer has come near enough.
     *
     * @return whether it did
     */
    boolean fill(int currentCycle, long writtenTo) throws IOException {
        if (aheadBytes == 0 || currentCycle < 0) {
            return false;
        }
        if (currentCycle != cycle) {
            openNewest();
            cycle = currentCycle;
            filledTo = 0;
        }
        FileChannel open = channel;
        long from = Math.max(filledTo, writtenTo / STEP_BYTES * STEP_BYTES);
        if (open == null || from >= writtenTo + aheadBytes) {
            return false;
        }
        touch(open, from);
        filledTo = from + STEP_BYTES;
        return true;
    }

    private void openNewest() throws IOException {
        close();
        List<Path> cycles = files.cycles();
        if (!cycles.isEmpty()) {
            channel =
                    FileChannel.open(
                            cycles.getLast(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
    }

    private static void touch(FileChannel channel, long from) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment step =
                    channel.map(FileChannel.MapMode.READ_WRITE, from, STEP_BYTES, arena);
            for (long page = 0; page < STEP_BYTES; page += PAGE_BYTES) {
                INT.compareAndSet(step, page, 0, 0);
            }
        }
    }

    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        if (open != null) {
            open.close();
            channel = null;
        }
    }
}
