package io.crosspoint.core.link;

import io.crosspoint.core.lane.Lane;
import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The shared mode: the links' event loop itself calls the lane, when all that was ready is read or
 * makes a batch, when another thread asks for it, and a hundred times a second for what time brings
 * about.
 */
// The timer ends with the event loop.
@SuppressWarnings("FutureReturnValueIgnored")
public final class EventLoopLane implements LaneCaller {
    private static final long TICK_MS = 10;
    private static final long CLOSE_LIMIT_MS = 2_000;

    private final EventLoop loop;
    private final Consumer<Throwable> fatal;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Runnable scheduledRound = this::scheduledRound;
    private @Nullable Lane lane;
    private boolean running;

    /**
     * Serves a lane that {@link #start} names.
     *
     * @param fatal told when the journal has failed, or the lane by a defect: the process must end
     */
    public EventLoopLane(EventLoop loop, Consumer<Throwable> fatal) {
        this.loop = loop;
        this.fatal = fatal;
    }

    @Override
    public void start(Lane owned) throws InterruptedException {
        lane = owned;
        loop.submit(this::round).sync();
        loop.scheduleWithFixedDelay(this::round, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    @Override
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
     * One round for all connections that were ready together: what each of them read makes one
     * batch and one append. A whole batch is not kept waiting for more: what was read is still in
     * the core's cache, and the journal gets to work meanwhile.
     */
    @Override
    public void taken() {
        Lane owned = lane;
        if (owned != null && owned.hasWholeBatch()) {
            round();
        } else {
            wake();
        }
    }

    @Override
    public void close() {
        if (!loop.isShuttingDown()) {
            loop.submit(() -> lane = null).awaitUninterruptibly(CLOSE_LIMIT_MS);
        }
    }

    /** One round of the lane; a round asked for within a round is the same round. */
    private void round() {
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
        } catch (RuntimeException e) {
            lane = null;
            fatal.accept(e);
        } finally {
            running = false;
        }
    }
}
