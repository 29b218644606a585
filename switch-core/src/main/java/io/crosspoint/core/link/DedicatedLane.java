package io.crosspoint.core.link;

import io.crosspoint.core.lane.Lane;

import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The dedicated mode: the lane has a thread of its own that spins, yields and then parks while
 * there is nothing to do. For machines with cores to spare: a hand-off to another thread and back
 * costs more than everything a relay does.
 */
public final class DedicatedLane implements LaneCaller {
    private static final int SPINS = 200;
    private static final int YIELDS = 100;
    private static final long SHORTEST_PARK_NS = TimeUnit.MICROSECONDS.toNanos(1);
    private static final long LONGEST_PARK_NS = TimeUnit.MICROSECONDS.toNanos(200);

    private final Consumer<Throwable> fatal;
    private @Nullable AgentRunner runner;

    /**
     * Has no thread before {@link #start}.
     *
     * @param fatal told when the journal has failed, or the lane by a defect: the process must end
     */
    public DedicatedLane(Consumer<Throwable> fatal) {
        this.fatal = fatal;
    }

    @Override
    public void start(Lane owned) {
        owned.doWork();
        AgentRunner started =
                new AgentRunner(
                        new BackoffIdleStrategy(SPINS, YIELDS, SHORTEST_PARK_NS, LONGEST_PARK_NS),
                        failure -> fatal.accept(cause(failure)),
                        null,
                        new Rounds(owned));
        runner = started;
        AgentRunner.startOnThread(started);
    }

    /** The thread parks for a moment only: nobody needs to wake it. */
    @Override
    public void wake() {}

    @Override
    public void taken() {}

    @Override
    public void close() {
        AgentRunner started = runner;
        if (started != null) {
            started.close();
        }
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof AgentTerminationException && cause != null ? cause : failure;
    }

    private static final class Rounds implements Agent {
        private final Lane lane;

        Rounds(Lane lane) {
            this.lane = lane;
        }

        /** What fails ends the thread, which then tells of it: once. */
        @Override
        public int doWork() {
            try {
                return lane.doWork();
            } catch (RuntimeException e) {
                throw new AgentTerminationException(e);
            }
        }

        @Override
        public String roleName() {
            return "lane";
        }
    }
}
