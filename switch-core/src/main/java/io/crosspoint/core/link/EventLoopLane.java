package io.crosspoint.core.link;

import io.crosspoint.core.lane.Lane;
import io.crosspoint.journal.JournalFailedException;
import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The shared mode: the links' event loop itself calls the lane, at the end of each read, when
 * another thread asks for it, and a hundred times a second for what time brings about.
 */
// The timer ends with the event loop.
@SuppressWarnings("FutureReturnValueIgnored")
public final class EventLoopLane {
    private static final long TICK_MS = 10;

    private final EventLoop loop;
    private final Consumer<Throwable> fatal;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Runnable scheduledRound = this::scheduledRound;
    private @Nullable Lane lane;
    private boolean running;

    /**
     * Serves a lane that {@link #start} names.
     *
     * @param fatal told when the journal has failed: the process must end
     */
    public EventLoopLane(EventLoop loop, Consumer<Throwable> fatal) {
        this.loop = loop;
        this.fatal = fatal;
    }

    /** Starts calling the lane; the first round runs before this returns. */
    public void start(Lane owned) throws InterruptedException {
        lane = owned;
        loop.submit(this::round).sync();
        loop.scheduleWithFixedDelay(this::round, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /** Asks for a round soon. Any thread. */
    public void wake() {
        if (scheduled.compareAndSet(false, true)) {
            loop.execute(scheduledRound);
        }
    }

    private void scheduledRound() {
        scheduled.set(false);
        round();
    }

    /**
     * One round of the lane. Event loop only; a round asked for within a round is the same round.
     */
    public void round() {
        Lane owned = lane;
        if (owned == null || running) {
            return;
        }
        running = true;
        try {
            owned.doWork();
            if (owned.hasBacklog()) {
                wake();
            }
        } catch (JournalFailedException e) {
            lane = null;
            fatal.accept(e);
        } finally {
            running = false;
        }
    }
}
