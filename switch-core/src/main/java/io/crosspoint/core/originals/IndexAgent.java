package io.crosspoint.core.originals;

import io.crosspoint.core.engine.Recall;
import io.crosspoint.journal.Journal;
import io.crosspoint.journal.JournalCorruptException;

import org.jctools.queues.MpscArrayQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Brings the index forward behind what is durable, and answers the engine's questions from it, a
 * round at a time. A question is answered when the index has come as far as the question says. When
 * the index turns out to be damaged it is made anew, once; after that it stays away, and so do
 * answers. While storage is nearly full nothing is written: a database that finds no space would
 * look like a damaged one.
 *
 * <p>Whoever calls {@link #doWork} is its thread.
 */
public final class IndexAgent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexAgent.class);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long WAITED_FOR_NS = TimeUnit.MICROSECONDS.toNanos(100);

    private final Journal journal;
    private final OriginalsIndex index;
    private final IndexWriter writer;
    private final MpscArrayQueue<Recall> asked;
    private final ArrayDeque<Recall> waiting = new ArrayDeque<>();
    private final Consumer<Recall> answered;
    private volatile boolean failed;
    private volatile long position;
    private boolean madeAnew;

    /**
     * What went wrong while storage was nearly full; what was folded since is not to be trusted.
     */
    private @Nullable IndexFailedException broken;

    /**
     * An agent that has done nothing yet.
     *
     * @param index closed with the agent
     * @param most how many questions may wait
     * @param batch records folded in a round at most, from {@link IndexWriter#LEAST_BATCH}
     * @param answered takes each question back, in a round
     */
    public IndexAgent(
            Journal journal, OriginalsIndex index, int most, int batch, Consumer<Recall> answered) {
        this.journal = journal;
        this.index = index;
        this.answered = answered;
        writer = new IndexWriter(index, journal::read, batch);
        asked = new MpscArrayQueue<>(Math.max(most, 2));
        position = index.position();
    }

    /**
     * Asks for a transaction. Any thread.
     *
     * @return false when too many wait
     */
    public boolean ask(Recall recall) {
        return !failed && asked.offer(recall);
    }

    /** Sequence up to which the index has folded the stream. Any thread. */
    public long position() {
        return position;
    }

    /** Whether the index has given up; questions then stay without an answer. Any thread. */
    public boolean hasFailed() {
        return failed;
    }

    /**
     * One round: the next records are folded, and what can be answered is.
     *
     * @return after how long the next is due, unless a question comes before; 0 for at once
     */
    public long doWork() {
        if (failed || (broken != null && journal.lowOnSpace())) {
            return PAUSE_NS;
        }
        if (broken != null) {
            repair(broken);
            return 0;
        }
        try {
            long end = journal.lowOnSpace() ? 0 : journal.durablePosition();
            writer.advance(end);
            position = index.position();
            answer();
            boolean isAtEnd = position >= end && asked.isEmpty();
            return isAtEnd ? pauseNs() : 0;
        } catch (IndexFailedException e) {
            broken = e;
        } catch (RuntimeException e) {
            giveUp(e);
        }
        return 0;
    }

    private long pauseNs() {
        return waiting.isEmpty() || journal.lowOnSpace() ? PAUSE_NS : WAITED_FOR_NS;
    }

    /** Questions wait until the index is there again, or until the lane's patience ends. */
    private void repair(IndexFailedException e) {
        broken = null;
        if (madeAnew) {
            giveUp(e);
            return;
        }
        madeAnew = true;
        try {
            writer.restart(String.valueOf(e.getMessage()));
            position = 0;
        } catch (RuntimeException again) {
            giveUp(again);
        }
    }

    private void giveUp(RuntimeException e) {
        failed = true;
        LOG.error(
                e instanceof JournalCorruptException
                        ? "the index of originals has stopped: the journal cannot be read;"
                                + " follow-ups of what has left memory are answered 96"
                        : "the index of originals has stopped; follow-ups of what has left memory"
                                + " are answered 96 until a restart, or until"
                                + " ./crosspoint journal reindex has made it anew",
                e);
    }

    private void answer() {
        asked.drain(waiting::add);
        for (int left = waiting.size(); left > 0; left--) {
            Recall recall = waiting.remove();
            if (recall.from() > index.position()) {
                waiting.add(recall);
            } else {
                answer(recall);
            }
        }
    }

    /** A question that could not be answered is asked again when the index has been made anew. */
    private void answer(Recall recall) {
        try {
            index.answer(recall);
        } catch (IndexFailedException e) {
            waiting.addFirst(recall);
            throw e;
        }
        answered.accept(recall);
    }

    /** Closes the index; what was not answered stays so. */
    @Override
    public void close() {
        try (index;
                writer) {
            // both end here
        } catch (RuntimeException e) {
            LOG.warn("the index of originals was not closed in order; the next start mends it", e);
        }
    }
}
