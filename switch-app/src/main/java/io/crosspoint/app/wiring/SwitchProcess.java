package io.crosspoint.app.wiring;

import io.crosspoint.admin.AdminServer;
import io.crosspoint.app.config.OriginalsConfig;
import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.lane.Lane;
import io.crosspoint.core.lane.LaneOperator;
import io.crosspoint.core.lane.LaneParts;
import io.crosspoint.core.lane.LaneRisk;
import io.crosspoint.core.lane.LaneSettings;
import io.crosspoint.core.link.DedicatedLane;
import io.crosspoint.core.link.EventLoopLane;
import io.crosspoint.core.link.EventLoopOutlet;
import io.crosspoint.core.link.LaneCaller;
import io.crosspoint.core.link.LinkDirectory;
import io.crosspoint.core.link.LinkServer;
import io.crosspoint.core.link.LinkSettings;
import io.crosspoint.core.link.MemberLink;
import io.crosspoint.core.operator.OperatorPort;
import io.crosspoint.core.operator.SwitchStatus;
import io.crosspoint.core.originals.IndexFollower;
import io.crosspoint.core.originals.OriginalsIndex;
import io.crosspoint.crypto.KeyRing;
import io.crosspoint.journal.Journal;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.snapshot.SnapshotStore;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A running switch. */
public final class SwitchProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SwitchProcess.class);
    private static final long DRAIN_POLL_MS = 20;

    /** The round after the one that is durable lets the last answers go. */
    private static final int QUIET_ROUNDS = 2;

    private final Journals journals;
    private final DateSealing sealing;
    private final Transport transport;
    private final LaneCaller caller;
    private final IndexFollower originals;
    private final LinkServer linkServer;
    private final Vertx vertx;
    private final OperatorPort operator;
    private final @Nullable SnapshotTaker snapshots;
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    /**
     * Puts a switch together and starts it.
     *
     * @param keys of the key store
     * @param fatal told when the journal has failed; the process must end then
     * @throws IOException when a port cannot be listened on
     */
    public static SwitchProcess start(
            SwitchConfig config, KeyRing keys, String version, Consumer<Throwable> fatal)
            throws IOException, InterruptedException {
        return new SwitchProcess(config, keys, version, fatal);
    }

    private SwitchProcess(
            SwitchConfig config, KeyRing keys, String version, Consumer<Throwable> fatal)
            throws IOException, InterruptedException {
        EpochNanoClock clock = new SystemEpochNanoClock();
        journals = Journals.open(config);
        SnapshotStore store = Snapshots.store(config);
        Machines machines = newest(config, keys, store);
        long snapshotPosition = machines.position();
        machines.foldToEnd();
        LOG.info(
                "{} records of transactions folded behind record {}",
                machines.position() - snapshotPosition,
                snapshotPosition);
        Engine engine = machines.engine();
        sealing = journals.sealDates(config);
        engine.risk(clock.nanoTime(), journals.transactions().batch())
                .begin(config.risk().rules(), config.risk().merchants());

        transport = Transport.open();
        EventLoop loop = transport.loop();
        caller = config.dedicatedLane() ? new DedicatedLane(fatal) : new EventLoopLane(loop, fatal);
        LaneSettings bounds = config.lane();
        EventLoopOutlet outlet = new EventLoopOutlet(loop, bounds.effects());
        LaneParts parts =
                new LaneParts(
                        engine,
                        journals.transactions(),
                        machines.vault(),
                        journals.tokens(),
                        machines.registry(),
                        journals.codes(),
                        clock);
        Lane lane = new Lane(bounds, parts, config.engine().remembered(), outlet, caller::wake);
        originals = originals(config, journals.transactions().journal(), lane);
        List<MemberLink> links = links(config, lane, clock, keys);
        outlet.connect(lane, links);
        journals.onDurable(caller::wake);
        caller.start(lane);

        LinkDirectory directory = new LinkDirectory(engine, links);
        operator = new LaneOperator(lane, version, directory::statuses, directory::name);
        linkServer = transport.links(caller::taken);
        vertx = Vertx.vertx();
        openLinks(links);
        ports.put("partners", Await.result(PartnersServer.start(vertx, config, lane, keys)));
        AdminServer admin =
                new AdminServer(
                        vertx,
                        config.admin(),
                        operator,
                        new VaultLookup(lane.tokens()),
                        new RiskOffice(config.risk(), new LaneRisk(lane), keys),
                        version);
        ports.put("admin", Await.result(admin.start()));
        snapshots = snapshots(config, store, snapshotPosition);
    }

    private static IndexFollower originals(SwitchConfig config, Journal journal, Lane lane) {
        boolean isWhole = ChronicleJournal.startPosition(config.transactions().directory()) == 0;
        OriginalsConfig originals = config.originals();
        IndexFollower follower =
                new IndexFollower(
                        journal,
                        OriginalsIndex.open(originals.index(), isWhole),
                        originals.bounds().parked(),
                        lane::recalled);
        lane.recallFrom(follower::ask, originals.bounds());
        return follower.start();
    }

    private Machines newest(SwitchConfig config, KeyRing keys, SnapshotStore store) {
        Machines machines =
                store.newest(
                        Machines.bounds(config),
                        () ->
                                Machines.empty(
                                        config,
                                        keys,
                                        journals.transactions().batch(),
                                        journals.readers()),
                        Machines::folds);
        Snapshots.expectWhole(config, machines);
        return machines;
    }

    private @Nullable SnapshotTaker snapshots(
            SwitchConfig config, SnapshotStore store, long snapshotPosition) {
        if (!config.snapshots().isOn()) {
            return null;
        }
        SnapshotTaker taker =
                new SnapshotTaker(
                        config.snapshots(),
                        store,
                        Machines.bounds(config),
                        new SnapshotTaker.Sources(
                                journals.transactions().journal(),
                                () -> Snapshots.newest(config, store, journals.readers()),
                                this::lastClosedDate),
                        snapshotPosition);
        taker.start();
        return taker;
    }

    /** 0 while the lane is silent. */
    private int lastClosedDate() {
        try {
            return operator.businessDate()
                    .toCompletableFuture()
                    .get(1, TimeUnit.SECONDS)
                    .lastClosed();
        } catch (ExecutionException | TimeoutException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static List<MemberLink> links(
            SwitchConfig config, Lane lane, EpochNanoClock clock, KeyRing keys) {
        List<MemberLink> links = new ArrayList<>();
        for (LinkSettings settings : config.links()) {
            links.add(
                    new MemberLink(
                            settings, lane, clock, keys.newPanSealer(), config.tokens().ranges()));
        }
        return links;
    }

    /** Issuers first, so that acquirers find them signed on. */
    private void openLinks(List<MemberLink> links) throws IOException {
        for (LinkSettings.Role role :
                List.of(LinkSettings.Role.ISSUER, LinkSettings.Role.ACQUIRER)) {
            for (MemberLink link : links) {
                if (link.settings().role() == role) {
                    ports.put(link.settings().name(), linkServer.open(link));
                }
            }
        }
    }

    /** Ports by link name, and of "partners" and "admin". */
    public Map<String, Integer> ports() {
        return Map.copyOf(ports);
    }

    public OperatorPort operator() {
        return operator;
    }

    /**
     * Takes no more messages and waits until those in flight are answered.
     *
     * @return false when some were still in flight at the end of the limit
     */
    public boolean drain(long limitMs) throws InterruptedException {
        linkServer.stopListening();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMs);
        for (int quiet = 0; quiet < QUIET_ROUNDS; quiet = isQuiet() ? quiet + 1 : 0) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(DRAIN_POLL_MS);
        }
        return true;
    }

    /**
     * Nothing is in flight and all that was decided is durable; a lane that is silent is not quiet.
     */
    private boolean isQuiet() throws InterruptedException {
        try {
            SwitchStatus now = operator.status().toCompletableFuture().get(1, TimeUnit.SECONDS);
            return now.inFlight() == 0 && now.durablePosition() >= now.journalPosition();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** Closes links, HTTP ports and, when all that was decided is durable, the journals. */
    @Override
    public void close() {
        linkServer.close();
        Await.quietly(vertx.close());
        caller.close();
        transport.close();
        if (snapshots != null) {
            snapshots.close();
        }
        originals.close();
        sealing.close();
        journals.close();
    }
}
