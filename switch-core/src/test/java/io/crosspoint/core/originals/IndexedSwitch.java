package io.crosspoint.core.originals;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.engine.EngineHarness;
import io.crosspoint.core.engine.Inbound;
import io.crosspoint.core.engine.Messages;
import io.crosspoint.core.engine.Recall;
import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.lane.Effect;
import io.crosspoint.core.lane.Lane;
import io.crosspoint.core.lane.LaneOperator;
import io.crosspoint.core.lane.LaneParts;
import io.crosspoint.core.lane.LaneSettings;
import io.crosspoint.core.lane.Outlet;
import io.crosspoint.core.lane.RecallSettings;
import io.crosspoint.core.lane.Slot;
import io.crosspoint.core.lane.SlotPool;
import io.crosspoint.core.lane.Stream;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.chronicle.Durability;
import io.crosspoint.journal.chronicle.JournalSettings;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.token.TokenVault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** A lane on a real journal with a real index beside it, and a clock of the test's. */
final class IndexedSwitch implements Outlet, AutoCloseable {
    static final long WAIT_NS = TimeUnit.SECONDS.toNanos(2);
    static final int PARKED = 4;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long CACHE = 8L << 20;

    /** So few that names of most tests are on disk as well as in memory. */
    private static final int SEGMENT = 64;

    /** What left the lane. */
    record Left(Effect.Kind kind, String code, long id, int stan, long originalId) {}

    final Lane lane;
    final Engine engine;
    final IndexFollower index;
    private final ChronicleJournal journal;
    private final LaneOperator operator;
    private final SlotPool slots = new SlotPool(Dialects.bundled("cups"), 64, 1024);
    private final List<Effect> leaving = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();
    private int lastStan;
    long nowNs = EngineHarness.NOW;

    /** Takes up what the folder holds. */
    IndexedSwitch(Path folder, int stansUsed) {
        this(folder, stansUsed, index -> index::ask);
    }

    /**
     * @param desk what the lane asks in the index's place
     */
    IndexedSwitch(Path folder, int stansUsed, Function<IndexFollower, Predicate<Recall>> desk) {
        lastStan = stansUsed;
        journal = ChronicleJournal.open(journalSettings(folder));
        Stream stream = new Stream(journal, journal.newBatch(1 << 17));
        TokenVault vault = EngineHarness.newVault();
        QrRegistry registry = EngineHarness.newRegistry();
        engine = newEngine(stream, vault, registry);
        fold(engine);
        LaneParts parts =
                new LaneParts(engine, stream, vault, beside(), registry, beside(), () -> nowNs);
        lane =
                new Lane(
                        new LaneSettings(64, 512, 64, 16),
                        parts,
                        EngineHarness.REMEMBERED,
                        this,
                        () -> {});
        OriginalsIndex files = OriginalsIndex.open(settings(folder));
        index = new IndexFollower(journal, files, PARKED, lane::recalled).start();
        lane.recallFrom(desk.apply(index), new RecallSettings(PARKED, WAIT_NS));
        operator = new LaneOperator(lane, "test", List::of, link -> "link");
        lane.signOn(Messages.ISSUER, true);
        work();
    }

    static IndexSettings settings(Path folder) {
        return new IndexSettings(folder.resolve("originals"), CACHE, SEGMENT);
    }

    static JournalSettings journalSettings(Path folder) {
        return new JournalSettings(
                folder.resolve("transactions"), Durability.PROCESS, 0, 1, 1 << 20, 0);
    }

    private static Stream beside() {
        MemoryJournal memory = MemoryJournal.durableAtOnce();
        return new Stream(memory, memory.newBatch(1 << 14));
    }

    private static Engine newEngine(Stream stream, TokenVault vault, QrRegistry registry) {
        return new Engine(
                EngineHarness.settings(),
                EngineHarness.ranges(),
                EngineHarness.policies(),
                vault,
                registry,
                stream.batch());
    }

    private void fold(Engine into) {
        try (JournalReader reader = journal.read(0)) {
            while (reader.next()) {
                into.replay(reader.record());
            }
        }
    }

    /** What a start would fold now; it knows of no index. */
    long foldedDigest() {
        Engine folded = newEngine(beside(), EngineHarness.newVault(), EngineHarness.newRegistry());
        fold(folded);
        return folded.digest();
    }

    int lastStan() {
        return lastStan;
    }

    long position() {
        return journal.position();
    }

    @Override
    public boolean offer(Effect effect) {
        return leaving.add(effect);
    }

    @Override
    public void flush() {}

    /** One round; what left is noted and given back. */
    void work() {
        lane.doWork();
        for (Effect effect : leaving) {
            left.add(note(effect));
            Slot slot = effect.slot();
            if (slot != null) {
                slot.release();
            }
            lane.recycle(effect);
        }
        leaving.clear();
    }

    private static Left note(Effect effect) {
        return switch (effect.kind()) {
            case ANSWER_INBOUND ->
                    new Left(effect.kind(), ResponseCode.text(effect.responseCode()), 0, 0, 0);
            case ANSWER ->
                    new Left(
                            effect.kind(),
                            ResponseCode.text(effect.answer().responseCode),
                            effect.facts().transactionId(),
                            (int) effect.facts().stan(),
                            0);
            case FORWARD ->
                    new Left(
                            effect.kind(),
                            "",
                            effect.facts().transactionId(),
                            (int) effect.facts().issuerStan(),
                            originalOf(effect));
            case REVERSE ->
                    new Left(
                            effect.kind(),
                            "",
                            effect.facts().transactionId(),
                            effect.reversalStan(),
                            0);
        };
    }

    private static long originalOf(Effect effect) {
        var original = effect.original();
        return original == null ? 0 : original.transactionId();
    }

    /** Hands a message to the lane. */
    void arrive(Consumer<Inbound> message) {
        Slot slot = Objects.requireNonNull(slots.take());
        message.accept(slot.message());
        if (!lane.offer(slot)) {
            throw new AssertionError("the lane has no room");
        }
    }

    /** Works until so many effects have left. */
    List<Left> await(int count) {
        long end = System.nanoTime() + PATIENCE_NS;
        while (left.size() < count) {
            work();
            if (System.nanoTime() > end) {
                throw new AssertionError("waited for " + count + " effects, found " + left);
            }
            Thread.onSpinWait();
        }
        List<Left> taken = List.copyOf(left);
        left.clear();
        return taken;
    }

    void awaitParked(int count) {
        long end = System.nanoTime() + PATIENCE_NS;
        while (lane.recalls().waiting() != count) {
            work();
            if (System.nanoTime() > end) {
                throw new AssertionError("waited for " + count + " parked messages");
            }
        }
    }

    /** Works until the places of messages that were given up are free. */
    void awaitFreePlaces() {
        long end = System.nanoTime() + PATIENCE_NS;
        while (lane.recalls().taken() != 0) {
            work();
            if (System.nanoTime() > end) {
                throw new AssertionError("places are still taken");
            }
        }
    }

    Left one(Consumer<Inbound> message) {
        arrive(message);
        List<Left> effects = await(1);
        if (effects.size() != 1) {
            throw new AssertionError("expected one effect, found " + effects);
        }
        return effects.getFirst();
    }

    String code(Consumer<Inbound> message) {
        return one(message).code();
    }

    /** The issuer answers a request with a message of that type. */
    Left answered(int stan, String code, int mti) {
        return one(message -> Messages.fillAnswer(message, Messages.ISSUER, stan, code).mti = mti);
    }

    private static int answerTo(Consumer<Inbound> message) {
        Inbound request = new Inbound();
        message.accept(request);
        return (request.mti & ~1) + 10;
    }

    /** The request reaches the issuer, which approves. */
    Left approved(Consumer<Inbound> message) {
        Left forward = one(message);
        if (forward.kind() != Effect.Kind.FORWARD) {
            throw new AssertionError("expected a forward, found " + forward);
        }
        Left answer = answered(forward.stan(), "00", answerTo(message));
        if (!answer.code().equals("00")) {
            throw new AssertionError("expected an approval, found " + answer);
        }
        return forward;
    }

    int nextStan() {
        return ++lastStan;
    }

    /** An approved purchase; its STAN. */
    int purchase(long amountMinor) {
        int stan = nextStan();
        approved(of(TransactionKind.PURCHASE, 200, stan, amountMinor));
        return stan;
    }

    /** So many other purchases that the ring has come round. */
    void forget() {
        for (int i = 0; i <= EngineHarness.REMEMBERED; i++) {
            purchase(1_00);
        }
    }

    Consumer<Inbound> of(TransactionKind kind, int mti, int stan, long amountMinor) {
        return message -> Messages.fill(message, kind, mti, stan, amountMinor);
    }

    Consumer<Inbound> refund(int original, long amountMinor) {
        int stan = nextStan();
        return message ->
                Messages.about(
                        Messages.fill(message, TransactionKind.REFUND, 220, stan, amountMinor),
                        200,
                        original);
    }

    Consumer<Inbound> reversal(int original) {
        int stan = nextStan();
        return message ->
                Messages.about(
                        Messages.fill(message, TransactionKind.REVERSAL, 420, stan, 0),
                        200,
                        original);
    }

    void cutOver() {
        operator.cutOver();
        for (int i = 0; i < 3; i++) {
            work();
        }
    }

    /** Works until the index has all that is durable. */
    void awaitIndexed() {
        long end = System.nanoTime() + PATIENCE_NS;
        while (index.position() < journal.position()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the index stands at " + index.position());
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        index.close();
        journal.close();
    }
}
