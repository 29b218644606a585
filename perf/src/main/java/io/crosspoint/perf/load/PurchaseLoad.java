package io.crosspoint.perf.load;

import io.crosspoint.perf.wire.EventLoops;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A load of reference purchases over some connections, first for the warm-up, then for the measured
 * time. Closed loop: a window is in flight on each connection, and latency counts from the moment a
 * request is written. Open loop: requests are due at a rate, whatever has been answered, and
 * latency counts from when they were due, so that a stall is seen by all that were due in it.
 * Either ends when the answer is taken up. All of it runs on one event loop.
 */
// A write or timer that fails closes its connection, which is heard of there.
@SuppressWarnings("FutureReturnValueIgnored")
public final class PurchaseLoad {
    private static final long DRAIN_MS = 5_000;
    private static final int READ_BYTES = 128 * 1024;

    private final EventLoop loop;
    private final LoadOptions options;
    private final InstantSource clock;
    private final ReferencePurchase purchase;
    private final LoadMeter meter;
    private final List<LoadConnection> connections = new ArrayList<>();
    private final Promise<Void> measuring;
    private final Promise<Void> measured;
    private final Promise<LoadResult> result;
    private int readyConnections;
    private boolean sending;
    private boolean draining;
    private double seconds;
    private @Nullable Pace pace;
    private int turn;

    private PurchaseLoad(EventLoop loop, LoadOptions options, InstantSource clock) {
        this.loop = loop;
        this.options = options;
        this.clock = clock;
        meter = new LoadMeter(options.isOpen());
        purchase = new ReferencePurchase(options.profile(), clock.instant());
        measuring = loop.newPromise();
        measured = loop.newPromise();
        result = loop.newPromise();
    }

    /** Connects all connections, then begins. */
    public static PurchaseLoad start(EventLoop loop, LoadOptions options, InstantSource clock) {
        PurchaseLoad load = new PurchaseLoad(loop, options, clock);
        loop.execute(load::connect);
        return load;
    }

    /** Succeeds when the warm-up is over and measuring begins. */
    public Future<Void> measuring() {
        return measuring;
    }

    /** Succeeds when the measured time is over, before what is still in flight was awaited. */
    public Future<Void> measured() {
        return measured;
    }

    /** Fails when a connection was refused, lost, or not signed on. */
    public Future<LoadResult> result() {
        return result;
    }

    private void connect() {
        for (int i = 0; i < options.connections(); i++) {
            LoadConnection connection = new LoadConnection(this, i);
            connections.add(connection);
            new Bootstrap()
                    .group(loop)
                    .channel(EventLoops.channel())
                    .option(ChannelOption.TCP_NODELAY, true)
                    .option(
                            ChannelOption.RECVBUF_ALLOCATOR,
                            new FixedRecvByteBufAllocator(READ_BYTES))
                    .handler(connection)
                    .connect(options.targets().get(i % options.targets().size()))
                    .addListener(
                            (ChannelFuture f) -> {
                                if (!f.isSuccess()) {
                                    fail(String.valueOf(f.cause().getMessage()));
                                }
                            });
        }
    }

    LoadOptions options() {
        return options;
    }

    LoadMeter meter() {
        return meter;
    }

    int write(ByteBuf out) {
        return purchase.write(out);
    }

    int requestLength() {
        return purchase.framedLength();
    }

    boolean isSending() {
        return sending;
    }

    String monthToSecond() {
        return DateTimeFormatter.ofPattern("MMddHHmmss")
                .withZone(ZoneOffset.UTC)
                .format(clock.instant());
    }

    void connectionReady() {
        if (++readyConnections == options.connections()) {
            sending = true;
            if (options.isOpen()) {
                pace = new Pace(options.perSecond(), System.nanoTime());
                tick();
            } else {
                connections.forEach(LoadConnection::start);
            }
            loop.schedule(this::startMeasuring, options.warmUp().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Sends what is due, the connections in turn, and comes again for the next. */
    private void tick() {
        Pace due = pace;
        if (due == null || !sending) {
            return;
        }
        if (due.untilNextNs(System.nanoTime()) <= 0) {
            sendDue(due);
        }
        long untilNs = due.untilNextNs(System.nanoTime());
        if (untilNs > 0) {
            loop.schedule(this::tick, untilNs, TimeUnit.NANOSECONDS);
        } else {
            loop.execute(this::tick); // late: answers are read in between all the same
        }
    }

    private void sendDue(Pace due) {
        for (int left = due.tick(); left > 0; left--) {
            connections.get(turn).send(due.dueNs());
            turn = (turn + 1) % connections.size();
        }
        connections.forEach(LoadConnection::flush);
    }

    private void startMeasuring() {
        if (result.isDone()) {
            return;
        }
        meter.startMeasuring(System.nanoTime());
        measuring.setSuccess(null);
        loop.schedule(this::stopMeasuring, options.measured().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void stopMeasuring() {
        if (result.isDone()) {
            return;
        }
        seconds = meter.stopMeasuring(System.nanoTime());
        sending = false;
        draining = true;
        measured.setSuccess(null);
        answeredSome();
        loop.schedule(this::finish, DRAIN_MS, TimeUnit.MILLISECONDS);
    }

    void answeredSome() {
        if (draining && meter.idle()) {
            finish();
        }
    }

    private void finish() {
        if (result.trySuccess(meter.result(seconds))) {
            connections.forEach(LoadConnection::close);
        }
    }

    void fail(String reason) {
        if (result.isDone()) {
            return;
        }
        IllegalStateException failure = new IllegalStateException(reason);
        measuring.tryFailure(failure);
        measured.tryFailure(failure);
        result.tryFailure(failure);
        sending = false;
        connections.forEach(LoadConnection::close);
    }
}
