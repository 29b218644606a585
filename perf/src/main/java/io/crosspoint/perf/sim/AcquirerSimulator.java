package io.crosspoint.perf.sim;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * An acquiring member that connects to the switch, signs on and plays scenarios. After a lost
 * connection it comes back and sends again, marked as repeats, all that was not answered.
 */
public final class AcquirerSimulator implements AutoCloseable {
    private final EventLoop loop;
    private final AcquirerDesk desk;
    private final CompletableFuture<Void> signedOn = new CompletableFuture<>();

    private AcquirerSimulator(EventLoop loop, AcquirerConfig config, InstantSource clock) {
        this.loop = loop;
        AcquirerMessages messages = new AcquirerMessages(config, clock);
        desk = new AcquirerDesk(loop, config, messages, () -> signedOn.complete(null));
    }

    /**
     * Begins to connect, with one event loop of the group.
     *
     * @param clock for DE7, DE12, DE13 and the RRN; timeouts follow the machine's own clock
     */
    public static AcquirerSimulator start(
            EventLoopGroup group, AcquirerConfig config, InstantSource clock) {
        AcquirerSimulator simulator = new AcquirerSimulator(group.next(), config, clock);
        simulator.loop.execute(simulator.desk::connect);
        return simulator;
    }

    /** Completes when the first connection is signed on; until then the acquirer keeps trying. */
    public CompletableFuture<Void> signedOn() {
        return signedOn;
    }

    /**
     * Plays a script in its order; one script at a time.
     *
     * @return completes with the book once the last scenario has ended
     */
    public CompletableFuture<AcquirerSnapshot> play(List<Scenario> script) {
        List<Scenario> copy = List.copyOf(script);
        CompletableFuture<AcquirerSnapshot> ended = new CompletableFuture<>();
        loop.execute(
                () -> {
                    try {
                        desk.play(copy, () -> ended.complete(desk.snapshot()));
                    } catch (RuntimeException e) {
                        ended.completeExceptionally(e);
                    }
                });
        return ended;
    }

    /** From now on nothing new is begun: scripts end once what is under way has come to its end. */
    public void beginNothingNew() {
        loop.execute(desk::beginNothingNew);
    }

    /** From now on refunds, voids and completions wait, and their scenarios with them. */
    public void holdFollowUps() {
        loop.execute(desk::holdFollowUps);
    }

    /** Sends the refunds, voids and completions that wait. */
    public void letFollowUpsGo() {
        loop.execute(desk::letFollowUpsGo);
    }

    /** How many wait. Any thread. */
    public int heldFollowUps() {
        return OnLoop.call(loop, desk::heldFollowUps);
    }

    /** Scenarios played to their end. Any thread. */
    public long finished() {
        return desk.finished();
    }

    /** The book as it stands. Any thread. */
    public AcquirerSnapshot snapshot() {
        return OnLoop.call(loop, desk::snapshot);
    }

    /** Closes the connection for good. */
    @Override
    public void close() {
        loop.execute(desk::close);
    }
}
