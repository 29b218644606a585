package io.crosspoint.app.wiring;

import io.crosspoint.journal.Journal;
import io.crosspoint.journal.seal.SealFollower;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Seals business dates as they close, on a thread of its own that reads behind the lane. What it
 * cannot do is told once and left to {@code journal seal}; transactions go on.
 */
final class DateSealing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DateSealing.class);
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int STEP = 1_000;

    private final Path stream;
    private final Journal journal;
    private final Thread thread;
    private volatile boolean stopping;

    private DateSealing(Path stream, Journal journal) {
        this.stream = stream;
        this.journal = journal;
        this.thread = Thread.ofPlatform().daemon().name("date-sealing").unstarted(this::run);
    }

    /**
     * Begins to follow.
     *
     * @param stream directory of the transactions
     * @param journal the same, for how much of it is durable
     */
    static DateSealing start(Path stream, Journal journal) {
        DateSealing sealing = new DateSealing(stream, journal);
        sealing.thread.start();
        return sealing;
    }

    private void run() {
        try (SealFollower follower = SealFollower.of(stream)) {
            while (!stopping) {
                if (follower.doWork(STEP, journal.durablePosition()) < STEP) {
                    LockSupport.parkNanos(this, POLL_NS);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("business dates are no longer sealed; 'journal seal' makes it up", e);
        }
    }

    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
