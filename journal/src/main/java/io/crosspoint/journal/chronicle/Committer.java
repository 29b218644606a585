package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.commitlog.CommitLog;
import io.crosspoint.journal.commitlog.StagedRecords;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes groups of appended records durable: whatever was appended while the last force ran is the
 * next group. Runs on its own thread, which alone moves the durable position at level DISK.
 */
final class Committer implements Runnable {
    private static final long IDLE_PARK_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long FULL_PARK_NS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long MARK_FORCE_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Progress progress;
    private final CommitLog log;
    private final StagedRecords staged;
    private final Caretaker caretaker;
    private final DurableMark mark;
    private final Thread thread;
    private volatile boolean parked;
    private volatile boolean stopping;
    private long markForcedNs = System.nanoTime();

    Committer(
            Progress progress,
            CommitLog log,
            StagedRecords staged,
            Caretaker caretaker,
            DurableMark mark) {
        this.progress = progress;
        this.log = log;
        this.staged = staged;
        this.caretaker = caretaker;
        this.mark = mark;
        this.thread = Thread.ofPlatform().daemon().name("journal-committer").unstarted(this);
    }

    void start() {
        thread.start();
    }

    /**
     * Takes the records of a batch that is in the ledger, before they are counted as appended: the
     * log never holds what a killed process had not put into the ledger. Waits while storage is so
     * slow that no room is left. Writer's thread.
     */
    void stage(RecordBatch batch) {
        while (!staged.offer(batch.buffer(), batch.length())) {
            progress.expectWorking();
            wake();
            LockSupport.parkNanos(this, FULL_PARK_NS);
        }
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
        // Read first: what is appended is staged already, so the group reaches that far at least.
        long target = progress.appended();
        if (target == progress.durable()) {
            return false;
        }
        long ledgerForced = progress.ledgerForced();
        while (!log.write(staged, ledgerForced)) {
            ledgerForced = progress.awaitLedgerForced(ledgerForced, caretaker::forceLedgerSoon);
        }
        log.force();
        mark.write(target, progress.ledgerForced());
        progress.durable(target);
        progress.tellListener();
        forceMarkWhenDue();
        if (log.wantsLedgerForced(progress.ledgerForced())) {
            caretaker.forceLedgerSoon();
        }
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

    /** Commits what is left and ends the thread; the caretaker must still be running. */
    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
        Threads.join(thread);
    }
}
