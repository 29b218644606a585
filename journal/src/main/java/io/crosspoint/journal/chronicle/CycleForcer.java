package io.crosspoint.journal.chronicle;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Forces the ledger's files with {@code FileChannel.force}, which, unlike Chronicle's own sync,
 * covers all that was appended. Remembers the newest file, so that a roll forces the one before as
 * well. One thread.
 */
final class CycleForcer implements LedgerForce {
    private final JournalFiles files;
    private @Nullable Path file;
    private @Nullable FileChannel channel;
    private int cycle = -1;

    CycleForcer(JournalFiles files) {
        this.files = files;
    }

    @Override
    public void force(int currentCycle) throws IOException {
        FileChannel open = channel;
        if (open != null) {
            open.force(false);
        }
        if (open == null || currentCycle != cycle) {
            moveToNewest();
            cycle = currentCycle;
        }
    }

    private void moveToNewest() throws IOException {
        for (Path each : files.cycles()) {
            if (file == null || each.compareTo(file) > 0) {
                close();
                file = each;
                channel = FileChannel.open(each, StandardOpenOption.WRITE);
                channel.force(true);
            }
        }
        JournalFiles.forceDirectory(files.ledger());
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
