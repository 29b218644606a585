package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.lane.Lane;
import io.crosspoint.core.lane.LaneOperator;
import io.crosspoint.core.lane.LaneParts;
import io.crosspoint.core.lane.LaneRisk;
import io.crosspoint.core.lane.LaneSettings;
import io.crosspoint.core.lane.Slot;
import io.crosspoint.core.lane.SlotPool;
import io.crosspoint.core.lane.Stream;
import io.crosspoint.core.operator.DeliveryDecision;
import io.crosspoint.core.operator.DeliveryStatus;
import io.crosspoint.core.operator.RiskPort;
import io.crosspoint.core.risk.MerchantRegistry;
import io.crosspoint.core.risk.RuleSet;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.token.TokenCommand;
import io.crosspoint.token.TokenReply;
import io.crosspoint.token.TokenVault;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/** The machine that the switch runs on: starts its process, works it, crashes it. */
final class SwitchHost {
    private static final long MS = World.MS;
    private static final int SLOTS = 48;
    private static final int MOST_DOUBTS = 20;
    private static final LaneSettings BOUNDS = new LaneSettings(32, 8, 64, 256);

    private final World world;
    private final Audit audit;
    private final Gate gate;
    private final Inlet inlet;
    private final Runnable ended;
    private final Fuse fuse = new Fuse();
    private final StateSnapshots snapshots;
    private final IndexBeside originals;
    private MemoryJournal disk = MemoryJournal.durableWhenTold();
    private MemoryJournal tokenDisk = MemoryJournal.durableWhenTold();
    private RuleEdition ruleFile = RuleShelf.none();
    private @Nullable Running process;
    private int starts;

    /** What ends with the process. */
    private final class Running {
        final FaultyJournal journal = new FaultyJournal(world, disk, fuse);
        final Stream stream = new Stream(journal, journal.newBatch());
        final FaultyJournal tokenJournal = new FaultyJournal(world, tokenDisk, new Fuse());
        final SlotPool slots = new SlotPool(Dialects.bundled("cups"), SLOTS, 64);
        final TokenVault vault = Engines.vault();
        final QrRegistry registry = Engines.registry();
        final Engine engine = Engines.fresh(stream.batch(), vault, registry);
        final long startedNs = world.nowNs();
        final boolean first = starts++ == 0;
        final Lane lane;
        final LaneOperator operator;
        final LaneRisk risk;
        final RuleEdition rules = ruleFile;
        boolean roundPlanned;

        Running() {
            journal.onDurable(this::plan);
            tokenJournal.onDurable(this::plan);
            snapshots.fold(disk, engine, tokenDisk, vault);
            MemoryJournal codes = MemoryJournal.durableAtOnce();
            LaneParts parts =
                    new LaneParts(
                            engine,
                            stream,
                            vault,
                            new Stream(tokenJournal, tokenJournal.newBatch()),
                            registry,
                            new Stream(codes, codes.newBatch(1 << 14)),
                            this::clock);
            lane = new Lane(BOUNDS, parts, Members.REMEMBERED, gate, this::plan);
            operator = new LaneOperator(lane, "soak", List::of, link -> "link " + link);
            risk = new LaneRisk(lane);
            originals.start(journal, lane);
            engine.risk(startedNs, stream.batch()).begin(filed(), MerchantRegistry.EMPTY);
        }

        private long clock() {
            boolean stands = world.planted(Defect.TIMERS_LOST_IN_CRASH) && !first;
            return stands ? startedNs : world.nowNs();
        }

        /** A round soon, unless one is planned. */
        void plan() {
            if (!roundPlanned) {
                roundPlanned = true;
                world.after(world.chance.between(0, MS), () -> round(this));
            }
        }
    }

    /**
     * A machine without a process.
     *
     * @param ended told after each crash
     */
    SwitchHost(World world, Audit audit, Gate gate, Runnable ended) {
        this.ended = ended;
        this.world = world;
        this.audit = audit;
        this.gate = gate;
        inlet = new Inlet(world.defect);
        snapshots = new StateSnapshots(world, world.seed);
        originals = new IndexBeside(world);
    }

    boolean isUp() {
        return process != null;
    }

    /** Starts a process on what the disk holds. */
    void start() {
        world.note(0, "the process starts at record " + disk.position());
        try {
            Running started = new Running();
            process = started;
            gate.open(started.lane, fuse, started.journal, disk);
            started.plan();
        } catch (IllegalStateException e) {
            world.found(Check.FOLD_IS_STATE, 0, "a start fails: " + e.getMessage());
        }
    }

    /** Time passes for the lane although nothing came. */
    void tick() {
        if (process != null) {
            process.plan();
        }
    }

    private void round(Running of) {
        if (of != process) {
            return;
        }
        of.roundPlanned = false;
        try {
            if (of.lane.doWork() > 0 || of.lane.hasBacklog()) {
                of.plan();
            }
        } catch (CrashSignal e) {
            crash(String.valueOf(e.getMessage()));
        }
        if (of.lane.defects() > 0) {
            world.found(Check.WITHIN_BOUNDS, 0, "a decision failed");
        }
    }

    /** The next such point inside a round ends the process. */
    void lightFuse() {
        fuse.light(world.chance);
    }

    void quenchFuse() {
        fuse.quench();
    }

    /** Ends the process now. */
    void crash(String where) {
        Running ending = process;
        if (ending == null) {
            return;
        }
        world.note(0, "the process ends: " + where);
        process = null;
        fuse.quench();
        if (ending.stream.batch().isEmpty()) {
            compareWithFold(ending);
        }
        disk = ending.journal.crash();
        tokenDisk = ending.tokenJournal.crash();
        originals.crash();
        audit.follow(disk, disk.durablePosition());
        gate.close();
        ended.run();
    }

    /** The state that lives must be what a start would fold; so must the index of originals. */
    void compareWithFold() {
        if (process != null) {
            compareWithFold(process);
            originals.compareWithFold(disk);
        }
    }

    private void compareWithFold(Running live) {
        if (Replay.isPlanted(world.defect) || world.hasFindings()) {
            return;
        }
        TokenVault vault = Engines.vault();
        Engine folded = Engines.fresh(disk.newBatch(1 << 13), vault, Engines.registry());
        Replay.fold(tokenDisk, 0, vault, world.defect);
        Replay.fold(disk, folded, world.defect);
        if (folded.digest() != live.engine.digest()) {
            world.found(
                    Check.FOLD_IS_STATE, 0, "folded from " + disk.position() + " records, differs");
        }
        if (vault.digest() != live.vault.digest()) {
            world.found(
                    Check.FOLD_IS_STATE,
                    0,
                    "tokens folded from " + tokenDisk.position() + " records, differ");
        }
    }

    /**
     * A message arrives on a link.
     *
     * @return false when it must wait: no slot is free or the inbox is full
     */
    boolean receive(Wire message, int link) {
        Running present = process;
        if (present == null) {
            return true;
        }
        Slot slot = present.slots.take();
        if (slot == null) {
            return false;
        }
        inlet.read(message, link, slot.message());
        if (!present.lane.offer(slot)) {
            slot.release();
            return false;
        }
        present.plan();
        return true;
    }

    void signOn(int link, boolean on) {
        if (process != null) {
            process.lane.signOn(link, on);
        }
    }

    /** The rules are others from the next start on, or from when they are loaded anew. */
    void editRules(RuleEdition edition) {
        world.note(0, "the file of rules has version " + edition.version());
        ruleFile = edition;
    }

    /** The operator has the file of rules read again. */
    void loadRules() {
        Running present = process;
        if (present != null) {
            world.note(0, "rules of version " + ruleFile.version() + " are to be loaded");
            RuleSet rules =
                    world.planted(Defect.RULES_STALE_WHEN_LOADED)
                            ? ruleFile.withClausesOf(present.rules).asFiled(false)
                            : filed();
            present.risk.load(rules, MerchantRegistry.EMPTY);
        }
    }

    /** Something happened before the first process started. */
    void begin(List<AcquirerModel> acquirers, List<IssuerModel> issuers) {
        new Past(world, inlet, acquirers, issuers).happen(disk);
    }

    /** Requests may be paid by these. */
    void payBy(Tokens tokens) {
        inlet.payBy(tokens);
    }

    /** Hands in a command about a token; the reply comes when it is durable, or never. */
    void submit(TokenCommand command, Consumer<TokenReply> then) {
        if (process != null) {
            process.lane.tokens().submit(command).thenAccept(then);
        }
    }

    /** What an operator of risk may do while a process is up. */
    @Nullable RiskPort risk() {
        return process == null ? null : process.risk;
    }

    /** Version of the rules as they were filed last. */
    int filedVersion() {
        return ruleFile.version();
    }

    private RuleSet filed() {
        return ruleFile.asFiled(world.planted(Defect.RISK_COUNTER_NOT_ROLLED_BACK));
    }

    /** The operator's command; refused while a date is closing. */
    void cutOver() {
        if (process != null) {
            world.note(0, "cut-over is asked for");
            process.operator.cutOver();
        }
    }

    /** The operator looks at what issuers will not settle, and decides one by one. */
    void decideDoubts() {
        Running present = process;
        if (present != null) {
            present.operator
                    .deliveries(true, MOST_DOUBTS)
                    .thenAccept(doubts -> doubts.forEach(doubt -> decide(present, doubt)));
        }
    }

    /** The issuer keeps its word about an advice; a reversal it must take in the end. */
    private static void decide(Running present, DeliveryStatus doubt) {
        boolean reversal = doubt.kind().equals("reversal");
        present.operator.decideDelivery(
                doubt.transactionId(),
                reversal ? DeliveryDecision.SEND_AGAIN : DeliveryDecision.SETTLED);
    }

    @Nullable Engine engine() {
        return process == null ? null : process.engine;
    }

    long durablePosition() {
        return process == null ? disk.durablePosition() : process.journal.reallyDurable();
    }

    MemoryJournal disk() {
        return disk;
    }
}
