package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.JournalFailedException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** What the threads of one journal know of each other: how far each came and whether one failed. */
final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private static final long FULL_PARK_NS = TimeUnit.MICROSECONDS.toNanos(50);

    private final String journal;
    private final AtomicLong appended = new AtomicLong();
    private final AtomicLong durable = new AtomicLong();
    private final AtomicLong ledgerForced = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile Runnable listener = () -> {};

    /**
     * @param ledgerForced up to where the ledger by itself is durable
     */
    Progress(String journal, long position, long ledgerForced) {
        this.journal = journal;
        this.ledgerForced.set(ledgerForced);
        appended.set(position);
        durable.set(position);
    }

    long appended() {
        return appended.get();
    }

    void appended(long position) {
        appended.set(position);
    }

    long durable() {
        return durable.get();
    }

    void durable(long position) {
        durable.lazySet(position);
    }

    /** Up to where the ledger by itself is durable. */
    long ledgerForced() {
        return ledgerForced.get();
    }

    void ledgerForced(long position) {
        ledgerForced.set(position);
    }

    /**
     * Waits until the ledger is forced further than somebody knows. It may be already, and then
     * nothing might force it again: what is known must have been read before the need was seen.
     *
     * @param hurry asks for the force, again and again
     * @return how far it is forced by now
     */
    long awaitLedgerForced(long known, Runnable hurry) {
        long forced = ledgerForced();
        while (forced == known) {
            expectWorking();
            hurry.run();
            LockSupport.parkNanos(this, FULL_PARK_NS);
            forced = ledgerForced();
        }
        return forced;
    }

    void onDurable(Runnable newListener) {
        listener = newListener;
    }

    /** A listener that throws is a defect of its owner, and as fatal as storage that does. */
    void tellListener() {
        try {
            listener.run();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    @Nullable Throwable failure() {
        return failure.get();
    }

    /** The first failure stays; nothing can take it back. */
    void fail(Throwable cause) {
        if (failure.compareAndSet(null, cause)) {
            LOG.error("journal {} failed with records durable up to {}", journal, durable(), cause);
        }
    }

    void expectWorking() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw failed(cause);
        }
    }

    JournalFailedException failed(Throwable cause) {
        return new JournalFailedException(
                "journal %s failed; records up to %d are durable".formatted(journal, durable()),
                cause);
    }
}
