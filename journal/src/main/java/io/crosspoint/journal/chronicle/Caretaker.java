package io.crosspoint.journal.chronicle;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Everything that must be done beside the writer and is in no hurry, on one thread: takes the
 * ledger's pages ahead and gives them back behind, watches free space, at level DISK forces the
 * ledger behind the commit log, at level PROCESS keeps the durable mark fresh, and tells the
 * listener of a failure.
 */
final class Caretaker implements Runnable {
    private static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long SPACE_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LEDGER_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long MARK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Progress progress;
    private final Ledger ledger;
    private final LedgerPages pages;
    private final DurableMark mark;
    private final Storage storage;
    private final JournalSettings settings;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean forceWanted;
    private volatile boolean lowOnSpace;
    private long spaceSeenNs;
    private long markWrittenNs = System.nanoTime();
    private long ledgerForcedNs = System.nanoTime();

    Caretaker(
            Progress progress,
            Ledger ledger,
            LedgerPages pages,
            Storage storage,
            DurableMark mark,
            JournalSettings settings) {
        this.storage = storage;
        this.progress = progress;
        this.ledger = ledger;
        this.pages = pages;
        this.mark = mark;
        this.settings = settings;
        this.thread = Thread.ofPlatform().daemon().name("journal-caretaker").unstarted(this);
    }

    void start() throws IOException {
        watchSpace(System.nanoTime());
        thread.start();
    }

    boolean lowOnSpace() {
        return lowOnSpace;
    }

    @Override
    public void run() {
        while (!stopping && progress.failure() == null) {
            try {
                if (!doWork(System.nanoTime())) {
                    LockSupport.parkNanos(this, TICK_NS);
                }
            } catch (IOException | RuntimeException | Error e) {
                progress.fail(e);
            }
        }
        if (progress.failure() != null) {
            progress.tellListener();
        }
    }

    private boolean doWork(long nowNs) throws IOException {
        if (nowNs - spaceSeenNs >= SPACE_INTERVAL_NS) {
            watchSpace(nowNs);
        }
        if (settings.durability() == Durability.PROCESS
                && nowNs - markWrittenNs >= MARK_INTERVAL_NS) {
            writeMark(nowNs);
        }
        if (settings.durability() == Durability.DISK
                && (forceWanted || nowNs - ledgerForcedNs >= LEDGER_INTERVAL_NS)) {
            forceLedger(nowNs);
        }
        pages.giveBack();
        // A full file system answers a touched page with a fault instead of an error.
        return !lowOnSpace && pages.take();
    }

    private void forceLedger(long nowNs) throws IOException {
        forceWanted = false;
        long position = progress.appended();
        if (position > progress.ledgerForced()) {
            storage.ledger().force(ledger.cycle());
            progress.ledgerForced(position);
        }
        ledgerForcedNs = nowNs;
    }

    /** The commit log needs its oldest file again. Any thread. */
    void forceLedgerSoon() {
        forceWanted = true;
        wake();
    }

    private void watchSpace(long nowNs) throws IOException {
        boolean low = storage.space().bytes() < settings.reservedFreeBytes();
        ledger.stayInFile(low);
        lowOnSpace = low;
        spaceSeenNs = nowNs;
    }

    private void writeMark(long nowNs) throws IOException {
        long position = progress.appended();
        if (position > mark.position()) {
            mark.write(position, progress.ledgerForced());
        }
        markWrittenNs = nowNs;
    }

    /** Looks at once whether something failed. */
    void wake() {
        LockSupport.unpark(thread);
    }

    void stop() {
        stopping = true;
        wake();
        Threads.join(thread);
    }
}
