package io.crosspoint.app.demo;

import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.core.link.LinkSettings;
import io.crosspoint.perf.sim.AcquirerConfig;
import io.crosspoint.perf.sim.AcquirerSimulator;
import io.crosspoint.perf.sim.IssuerBehaviour;
import io.crosspoint.perf.sim.IssuerConfig;
import io.crosspoint.perf.sim.IssuerSimulator;
import io.crosspoint.perf.wire.EventLoops;
import io.netty.channel.EventLoopGroup;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The simulated members, made to fit the links of the configuration. */
final class Members implements AutoCloseable {
    private static final Duration SIGN_ON_LIMIT = Duration.ofSeconds(20);
    private static final Duration ACQUIRER_PATIENCE = Duration.ofSeconds(12);
    private static final Duration ECHO_INTERVAL = Duration.ofSeconds(5);
    private static final Duration LATE_BY = Duration.ofMillis(700);
    private static final int WINDOW = 16;
    private static final int DECLINED_PERMILLE = 60;
    private static final int SILENT_PERMILLE = 15;
    private static final int LATE_PERMILLE = 15;
    private static final String CURRENCY = "156";
    private static final List<String> TOKEN_BINS = List.of("6299");

    /** Institution codes of members whose link has no station to tell them. */
    private static final Map<String, Long> CODES =
            Map.of("acquirer-north", 48010000L, "debit-bank", 1020000L);

    private final EventLoopGroup group = EventLoops.group(1, "members");
    private final SwitchConfig config;
    private final Map<LinkSettings, IssuerSimulator> issuers = new LinkedHashMap<>();
    private final Map<LinkSettings, AcquirerSimulator> acquirers = new LinkedHashMap<>();

    Members(SwitchConfig config) {
        this.config = config;
    }

    Map<LinkSettings, IssuerSimulator> issuers() {
        return issuers;
    }

    Map<LinkSettings, AcquirerSimulator> acquirers() {
        return acquirers;
    }

    void startIssuers(long seed) throws InterruptedException {
        for (Bank bank : Bank.values()) {
            LinkSettings link = link(bank.link());
            Duration late = Duration.ofMillis(link.issuerTimeoutMs()).plus(LATE_BY);
            IssuerConfig issuer =
                    new IssuerConfig(
                            link.name(),
                            link.port(),
                            link.dialect(),
                            link.framing(),
                            code(link),
                            link.station(),
                            List.of(bank.bin()),
                            TOKEN_BINS,
                            CURRENCY,
                            new IssuerBehaviour(
                                    seed, DECLINED_PERMILLE, SILENT_PERMILLE, LATE_PERMILLE, late));
            issuers.put(link, start(issuer));
        }
    }

    private IssuerSimulator start(IssuerConfig issuer) throws InterruptedException {
        try {
            return IssuerSimulator.start(group, issuer);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // Netty throws the checked exception of a port in use unannounced
            throw new DemoException(
                    "%s: cannot listen on port %d: %s (expected: a free port)"
                            .formatted(issuer.name(), issuer.port(), e.getMessage()),
                    e);
        }
    }

    void startAcquirers() throws InterruptedException {
        List<CompletableFuture<Void>> signedOn = new ArrayList<>();
        for (LinkSettings link : config.links()) {
            if (link.role() == LinkSettings.Role.ACQUIRER) {
                AcquirerSimulator acquirer =
                        AcquirerSimulator.start(group, acquirer(link), InstantSource.system());
                acquirers.put(link, acquirer);
                signedOn.add(acquirer.signedOn());
            }
        }
        CompletableFuture<Void> all =
                CompletableFuture.allOf(signedOn.toArray(CompletableFuture[]::new));
        Patience.get("the acquirers to be signed on", SIGN_ON_LIMIT, all);
    }

    private AcquirerConfig acquirer(LinkSettings link) {
        return new AcquirerConfig(
                link.name(),
                new InetSocketAddress(link.host(), link.port()),
                link.dialect(),
                link.framing(),
                code(link),
                link.station(),
                "DEMO%04d".formatted(link.id()),
                "DEMOSHOP%07d".formatted(1000 + link.id()),
                "5311",
                CURRENCY,
                WINDOW,
                ACQUIRER_PATIENCE,
                ECHO_INTERVAL);
    }

    private LinkSettings link(String name) {
        return config.links().stream()
                .filter(link -> link.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new DemoException(
                                        DemoFolder.CONFIG + ": no link " + name + " (expected)"));
    }

    private static long code(LinkSettings link) {
        return link.peerStation() != 0 ? link.peerStation() : CODES.getOrDefault(link.name(), 0L);
    }

    long finished() {
        return acquirers.values().stream().mapToLong(AcquirerSimulator::finished).sum();
    }

    void stopAcquirers() {
        acquirers.values().forEach(AcquirerSimulator::close);
    }

    @Override
    public void close() {
        stopAcquirers();
        issuers.values().forEach(IssuerSimulator::close);
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
