package io.crosspoint.core.originals;

import io.crosspoint.core.engine.Recall;
import io.crosspoint.journal.Journal;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The thread of an {@link IndexAgent}. Without questions the index comes forward ten times a
 * second, in large steps, since many entries written together cost far less than each alone; a
 * question brings it forward at once.
 */
public final class IndexFollower implements AutoCloseable {
    private final IndexAgent agent;
    private final Thread thread;
    private volatile boolean stopped;

    /**
     * A follower that has not started.
     *
     * @param index closed with the follower
     * @param most how many questions may wait
     * @param answered takes each question back, on the follower's thread
     */
    public IndexFollower(
            Journal journal, OriginalsIndex index, int most, Consumer<Recall> answered) {
        agent = new IndexAgent(journal, index, most, IndexWriter.BATCH, answered);
        thread = new Thread(this::run, "originals");
        thread.setDaemon(true);
    }

    public IndexFollower start() {
        thread.start();
        return this;
    }

    /**
     * Asks for a transaction. Any thread.
     *
     * @return false when too many wait
     */
    public boolean ask(Recall recall) {
        boolean taken = agent.ask(recall);
        LockSupport.unpark(thread);
        return taken;
    }

    /** Sequence up to which the index has folded the stream. Any thread. */
    public long position() {
        return agent.position();
    }

    /** Whether the index has given up; questions then stay without an answer. Any thread. */
    public boolean hasFailed() {
        return agent.hasFailed();
    }

    private void run() {
        while (!stopped && !agent.hasFailed()) {
            long pauseNs = agent.doWork();
            if (pauseNs > 0) {
                LockSupport.parkNanos(pauseNs);
            }
        }
        agent.close();
    }

    /** Stops the thread and closes the index; what was not answered stays so. */
    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            if (thread.getState() == Thread.State.NEW) {
                agent.close();
            } else {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
