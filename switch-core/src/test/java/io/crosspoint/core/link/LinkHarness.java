package io.crosspoint.core.link;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.engine.EngineHarness;
import io.crosspoint.core.engine.LinkPolicies;
import io.crosspoint.core.engine.NetworkCode;
import io.crosspoint.core.lane.Lane;
import io.crosspoint.core.lane.LaneOperator;
import io.crosspoint.core.lane.LaneParts;
import io.crosspoint.core.lane.LaneSettings;
import io.crosspoint.core.lane.Stream;
import io.crosspoint.core.operator.OperatorPort;
import io.crosspoint.core.routing.CardRange;
import io.crosspoint.core.routing.CardRanges;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.iso8583.framing.Framing;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.transactions.CardKind;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.token.TokenRange;
import io.crosspoint.token.TokenRanges;
import io.crosspoint.token.TokenVault;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A switch of one acquirer's and one issuer's link over loopback, journals in memory. */
final class LinkHarness implements AutoCloseable {
    static final int ACQUIRER = 1;
    static final int ISSUER = 2;
    static final int IDLE_SECONDS = 600;
    static final TokenRanges TOKENS =
            new TokenRanges(List.of(new TokenRange(629_900, 629_999, 16)));

    final MemoryJournal transactions = MemoryJournal.durableAtOnce();
    final Lane lane;

    /** To be read on the event loop, and in shared mode only. */
    final Engine engine;

    /** The same in both modes. */
    final OperatorPort operator;

    final LaneCaller caller;
    final MemberLink acquirerLink;
    final MemberLink issuerLink;
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final LinkServer server;
    private final ServerSocket issuerPort =
            new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final Dialect issuerDialect;
    private final Framing issuerFraming;
    private final Dialect acquirerDialect;
    private final Framing acquirerFraming;
    private final int acquirerPort;

    /** Shared mode. */
    LinkHarness(String acquirerDialect, Framing acquirerFraming, int slots)
            throws IOException, InterruptedException {
        this(acquirerDialect, acquirerFraming, slots, loop -> new EventLoopLane(loop, _ -> {}));
    }

    /** Shared mode, and an issuer that speaks something else than cups. */
    LinkHarness(
            String acquirerDialect,
            Framing acquirerFraming,
            String issuerDialect,
            Framing issuerFraming)
            throws IOException, InterruptedException {
        this(
                acquirerDialect,
                acquirerFraming,
                issuerDialect,
                issuerFraming,
                16,
                loop -> new EventLoopLane(loop, _ -> {}));
    }

    /**
     * @param calling makes who calls the lane
     */
    LinkHarness(
            String acquirerDialect,
            Framing acquirerFraming,
            int slots,
            Function<EventLoop, LaneCaller> calling)
            throws IOException, InterruptedException {
        this(acquirerDialect, acquirerFraming, "cups", Framing.CUPS, slots, calling);
    }

    private LinkHarness(
            String acquirerDialect,
            Framing acquirerFraming,
            String issuerDialect,
            Framing issuerFraming,
            int slots,
            Function<EventLoop, LaneCaller> calling)
            throws IOException, InterruptedException {
        this.issuerDialect = Dialects.bundled(issuerDialect);
        this.issuerFraming = issuerFraming;
        this.acquirerDialect = Dialects.bundled(acquirerDialect);
        this.acquirerFraming = acquirerFraming;
        EpochNanoClock clock = new SystemEpochNanoClock();
        TokenVault vault = EngineHarness.newVault();
        QrRegistry registry = EngineHarness.newRegistry();
        Stream stream = new Stream(transactions, transactions.newBatch(1 << 18));
        engine =
                new Engine(
                        EngineHarness.settings(),
                        ranges(),
                        policies(this.acquirerDialect),
                        vault,
                        registry,
                        stream.batch());
        caller = calling.apply(loop);
        EventLoopOutlet outlet = new EventLoopOutlet(loop, 1024);
        LaneParts parts = parts(engine, stream, vault, registry, clock);
        lane =
                new Lane(
                        new LaneSettings(256, 128, 256, 64),
                        parts,
                        EngineHarness.REMEMBERED,
                        outlet,
                        caller::wake);
        acquirerLink =
                link(
                        settings(
                                ACQUIRER,
                                LinkSettings.Role.ACQUIRER,
                                this.acquirerDialect,
                                acquirerFraming,
                                slots),
                        clock);
        issuerLink =
                link(
                        settings(
                                ISSUER,
                                LinkSettings.Role.ISSUER,
                                this.issuerDialect,
                                issuerFraming,
                                64),
                        clock);
        outlet.connect(lane, List.of(acquirerLink, issuerLink));
        LinkDirectory directory = new LinkDirectory(engine, List.of(acquirerLink, issuerLink));
        operator = new LaneOperator(lane, "test", directory::statuses, directory::name);
        caller.start(lane);
        server =
                new LinkServer(
                        loop, NioServerSocketChannel.class, NioSocketChannel.class, caller::taken);
        server.open(issuerLink);
        acquirerPort = server.open(acquirerLink);
    }

    private static LinkPolicies policies(Dialect acquirers) {
        LinkPolicies policies = new LinkPolicies().add(ISSUER, TimeUnit.SECONDS.toNanos(20), false);
        return Edition.of(acquirers) == Edition.TERMINAL
                ? policies.keyByTerminal(ACQUIRER)
                : policies;
    }

    private static CardRanges ranges() {
        return new CardRanges(
                List.of(
                        new CardRange(
                                621_234,
                                621_234,
                                CardKind.DEBIT,
                                1,
                                ISSUER,
                                0,
                                EnumSet.allOf(TransactionKind.class))));
    }

    private static LaneParts parts(
            Engine engine,
            Stream stream,
            TokenVault vault,
            QrRegistry registry,
            EpochNanoClock clock) {
        MemoryJournal tokens = MemoryJournal.durableAtOnce();
        MemoryJournal codes = MemoryJournal.durableAtOnce();
        return new LaneParts(
                engine,
                stream,
                vault,
                new Stream(tokens, tokens.newBatch(1 << 16)),
                registry,
                new Stream(codes, codes.newBatch(1 << 16)),
                clock);
    }

    private MemberLink link(LinkSettings settings, EpochNanoClock clock) {
        return new MemberLink(settings, lane, clock, EngineHarness.RING.newPanSealer(), TOKENS);
    }

    private LinkSettings settings(
            int id, LinkSettings.Role role, Dialect dialect, Framing framing, int slots) {
        boolean issuer = role == LinkSettings.Role.ISSUER;
        return new LinkSettings(
                id,
                issuer ? "issuer" : "acquirer",
                role,
                !issuer,
                "127.0.0.1",
                issuer ? issuerPort.getLocalPort() : 0,
                dialect,
                framing,
                2048,
                4,
                slots,
                20_000,
                false,
                RequestHeaders.areKept(framing) ? 3 : 48_000_000,
                RequestHeaders.areKept(framing) ? 1024 : 48_010_000,
                59,
                0,
                issuer ? 0 : IDLE_SECONDS,
                LinkSettings.Malformed.REJECT,
                issuer ? InstitutionCodes.any() : InstitutionCodes.of(List.of(48_010_000L)),
                issuer ? InstitutionCodes.any() : InstitutionCodes.of(List.of(48_020_000L)),
                issuer ? Admission.CALLED : new Admission(PeerNetworks.any(), 30),
                false);
    }

    Peer acquirer() throws IOException {
        return new Peer(
                new Socket(InetAddress.getLoopbackAddress(), acquirerPort),
                acquirerDialect,
                acquirerFraming);
    }

    /** The issuer, connected to and signed on. */
    Peer issuer() throws IOException {
        Peer issuer = new Peer(issuerPort.accept(), issuerDialect, issuerFraming);
        MessageView signOn = issuer.receive();
        long said =
                switch (Edition.of(issuerDialect)) {
                    case ISO_1987 -> signOn.number(70);
                    case ISO_1993 -> FunctionCodes.networkCode((int) signOn.number(24));
                    case TERMINAL -> signOn.number(60) % 1000;
                };
        if (said != NetworkCode.SIGN_ON || signOn.checkRequired() != 0) {
            throw new AssertionError("expected a sign on, found " + signOn.mti());
        }
        issuer.answer(signOn, Edition.of(issuerDialect) == Edition.ISO_1993 ? "800" : "00");
        issuer.send();
        awaitHere(() -> operated(operator.links()).getLast().signedOn());
        return issuer;
    }

    /** What the lane answers, which must not be waited for on the event loop. */
    static <T> T operated(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Asks on the event loop until it is so. */
    void await(BooleanSupplier condition) {
        awaitHere(() -> onLoop(condition));
    }

    /** Asks on the calling thread until it is so. */
    static void awaitHere(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited 10 s in vain");
            }
            Thread.onSpinWait();
        }
    }

    private boolean onLoop(BooleanSupplier condition) {
        try {
            return loop.submit(condition::getAsBoolean).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        caller.close();
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5_000);
        issuerPort.close();
    }
}
