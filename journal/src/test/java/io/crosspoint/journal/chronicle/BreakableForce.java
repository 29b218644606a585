package io.crosspoint.journal.chronicle;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** Forces as the real one does until it is broken. */
final class BreakableForce implements LedgerForce {
    private @Nullable LedgerForce real;
    private volatile boolean broken;

    BreakableForce over(Path directory) {
        real = new CycleForcer(new JournalFiles(directory));
        return this;
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
    public void close() throws IOException {
        Objects.requireNonNull(real).close();
    }
}
