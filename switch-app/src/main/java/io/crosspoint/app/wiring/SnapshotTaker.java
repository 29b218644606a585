package io.crosspoint.app.wiring;

import io.crosspoint.app.config.SnapshotSettings;
import io.crosspoint.journal.Journal;
import io.crosspoint.journal.snapshot.SnapshotFile;
import io.crosspoint.journal.snapshot.SnapshotStore;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Takes snapshots beside a running switch: a thread of its own folds the durable streams into a
 * second set of machines, made when the first snapshot is due, and writes those. The lane is not
 * asked, not stopped and not read.
 */
final class SnapshotTaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotTaker.class);
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long CLOSE_LIMIT_MS = 10_000;

    /**
     * What it works with.
     *
     * @param transactions the stream that positions are counted in
     * @param machines takes up the newest snapshot that can be used
     * @param lastClosedDate yyyymmdd, 0 for none; any thread
     */
    record Sources(Journal transactions, Supplier<Machines> machines, IntSupplier lastClosedDate) {}

    private final SnapshotSettings settings;
    private final SnapshotStore store;
    private final Sources sources;
    private final String bounds;
    private final Thread thread = new Thread(this::run, "snapshots");
    private final Pace pace;
    private @Nullable Machines machines;
    private long takenAt;
    private int sealedDate;
    private volatile boolean stopped;

    /**
     * A taker that has not started.
     *
     * @param folded position that the switch was folded up to when it started
     */
    SnapshotTaker(
            SnapshotSettings settings,
            SnapshotStore store,
            String bounds,
            Sources sources,
            long folded) {
        this.settings = settings;
        this.store = store;
        this.bounds = bounds;
        this.sources = sources;
        this.takenAt = folded;
        pace = new Pace(settings.share());
        thread.setDaemon(true);
    }

    void start() {
        sealedDate = closedDate();
        thread.start();
    }

    private void run() {
        try {
            while (!stopped) {
                round();
                LockSupport.parkNanos(POLL_NS);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("no more snapshots are taken until the next start", e);
        }
    }

    /** Takes a snapshot when one is due. */
    void round() {
        if (isDue()) {
            take();
        }
    }

    private boolean isDue() {
        long durable = sources.transactions().durablePosition();
        if (settings.everyRecords() > 0 && durable - takenAt >= settings.everyRecords()) {
            return true;
        }
        return settings.atSeal() && durable > takenAt && wasSealed(closedDate());
    }

    private boolean wasSealed(int closed) {
        return closed != 0 && closed != sealedDate;
    }

    private int closedDate() {
        return settings.atSeal() ? sources.lastClosedDate().getAsInt() : 0;
    }

    private void take() {
        int closed = closedDate();
        long target = sources.transactions().durablePosition();
        if (sources.transactions().lowOnSpace()) {
            LOG.warn("storage is nearly full: no snapshot is taken");
        } else if (!take(target)) {
            return;
        }
        takenAt = target;
        sealedDate = closed;
    }

    private boolean take(long target) {
        Machines folded = machines == null ? sources.machines().get() : machines;
        machines = folded;
        pace.begin();
        if (!folded.foldTo(target, this::paced)) {
            return false;
        }
        SnapshotFile file = Snapshots.write(store, bounds, folded, () -> !stopped);
        if (file != null) {
            LOG.info("snapshot {} of the state behind record {}", file, target);
        }
        return true;
    }

    private boolean paced() {
        pace.step();
        return !stopped;
    }

    /** Gives up what is being written. */
    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            // Not interrupted: that would close channels of the journal that are being read.
            thread.join(CLOSE_LIMIT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
