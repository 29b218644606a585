package io.crosspoint.journal.chronicle;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes groups of appended records durable: whatever was appended while the last force ran is the
 * next group. Runs on its own thread, which alone moves the durable position at level DISK.
 */
final class Committer implements Runnable {
    private static final long IDLE_PARK_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long MARK_FORCE_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Progress progress;
    private final Ledger ledger;
    private final LedgerForce force;
    private final DurableMark mark;
    private final Thread thread;
    private volatile boolean parked;
    private volatile boolean stopping;
    private long markForcedNs = System.nanoTime();

    Committer(Progress progress, Ledger ledger, LedgerForce force, DurableMark mark) {
        this.progress = progress;
        this.ledger = ledger;
        this.force = force;
        this.mark = mark;
        this.thread = Thread.ofPlatform().daemon().name("journal-committer").unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** Called by the writer behind each append; a system call only when the thread sleeps. */
    void wake() {
        if (parked) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void run() {
        try {
            while (!stopping && progress.failure() == null) {
                if (!commit()) {
                    forceMarkWhenDue();
                    park();
                }
            }
            if (progress.failure() == null) {
                commit();
            }
        } catch (IOException | RuntimeException | Error e) {
            progress.fail(e);
        }
    }

    private boolean commit() throws IOException {
        long target = progress.appended();
        if (target == progress.durable()) {
            return false;
        }
        force.force(ledger.cycle());
        mark.write(target);
        progress.durable(target);
        progress.tellListener();
        forceMarkWhenDue();
        return true;
    }

    private void forceMarkWhenDue() throws IOException {
        long now = System.nanoTime();
        if (now - markForcedNs >= MARK_FORCE_INTERVAL_NS) {
            mark.force();
            markForcedNs = now;
        }
    }

    private void park() {
        parked = true;
        if (progress.appended() == progress.durable() && !stopping) {
            LockSupport.parkNanos(this, IDLE_PARK_NS);
        }
        parked = false;
    }

    /** Commits what is left and ends the thread. */
    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
        Threads.join(thread);
    }
}
