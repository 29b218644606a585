package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.commitlog.ChannelForce;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;

/** Forces as the real one does until it is broken. */
final class BreakableForce implements LedgerForce, ChannelForce {
    private @Nullable LedgerForce real;
    private volatile boolean broken;

    Storage over(Path directory) {
        real = new CycleForcer(new JournalFiles(directory));
        return new Storage(this, this, Storage.freeSpaceAt(directory));
    }

    void breakIt() {
        broken = true;
    }

    @Override
    public void force(int currentCycle) throws IOException {
        if (broken) {
            throw new IOException("Input/output error (planted)");
        }
        Objects.requireNonNull(real).force(currentCycle);
    }

    @Override
    public void force(FileChannel channel) throws IOException {
        if (broken) {
            throw new IOException("Input/output error (planted)");
        }
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        Objects.requireNonNull(real).close();
    }
}
