package io.crosspoint.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.app.config.ConfigReader;
import io.crosspoint.app.config.SnapshotSettings;
import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.core.engine.Answer;
import io.crosspoint.core.engine.Effects;
import io.crosspoint.core.engine.Inbound;
import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.engine.TotalsAnswer;
import io.crosspoint.crypto.KeyRing;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.snapshot.SnapshotFile;
import io.crosspoint.journal.snapshot.SnapshotStore;
import io.crosspoint.journal.snapshot.StreamFold;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Snapshots beside a switch that works, and the starts that begin with them. */
class SnapshotTakerTest {
    private static final Path CONF = Path.of("..", "conf");
    private static final int ACQUIRER = 1;
    private static final int ISSUER = 11;
    private static final long SECOND = 1_000_000_000L;

    @TempDir Path home;

    private final MemoryJournal transactions = MemoryJournal.durableAtOnce();
    private final MemoryJournal tokens = MemoryJournal.durableAtOnce();
    private final MemoryJournal codes = MemoryJournal.durableAtOnce();
    private final RecordBatch batch = transactions.newBatch(1 << 18);
    private final KeyRing keys = KeyRing.ephemeral();
    private SwitchConfig config;
    private Machines live;
    private long nowNs = 1_781_517_600L * SECOND;
    private int stan;

    @BeforeEach
    void start() throws IOException {
        config = configured(65536);
        live = Machines.empty(config, keys, batch, readers());
        live.engine().start(20_260_615, nowNs, batch);
        live.engine().signOn(ISSUER, true, nowNs, batch);
        transactions.append(batch);
    }

    private SwitchConfig configured(int remembered) throws IOException {
        String text =
                Files.readString(CONF.resolve("demo.yaml"))
                        .replace("var/demo", home.toString())
                        .replace("remembered: 65536", "remembered: " + remembered);
        Files.copy(
                CONF.resolve("demo-rules.yaml"),
                home.resolve("demo-rules.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        Path file = home.resolve("switch-" + remembered + ".yaml");
        Files.writeString(file, text);
        return ConfigReader.read(file, Map.of("CROSSPOINT_ADMIN_TOKEN", "of-the-test-0123456789"));
    }

    private Machines.Readers readers() {
        return new Machines.Readers(tokens::read, codes::read, transactions::read);
    }

    private SnapshotStore store() {
        return Snapshots.store(config);
    }

    private Machines newest() {
        return Snapshots.newest(config, store(), readers());
    }

    private SnapshotTaker taker(long everyRecords, boolean atSeal) {
        return new SnapshotTaker(
                new SnapshotSettings(everyRecords, atSeal, 100),
                store(),
                Machines.bounds(config),
                new SnapshotTaker.Sources(
                        transactions, this::newest, () -> live.engine().lastClosedDate()),
                0);
    }

    private void purchases(int count) {
        for (int i = 0; i < count; i++) {
            Inbound message = new Inbound();
            message.link = ACQUIRER;
            message.kind = TransactionKind.PURCHASE;
            message.mti = 200;
            message.amountMinor = 10_00L + i;
            message.transmissionTime = 615_100_000L;
            message.stan = ++stan;
            message.acquirer = 48_010_000;
            message.forwarder = 48_010_000;
            message.currency = 156;
            message.bin = 621_234;
            message.panLength = 16;
            message.sealHigh = stan;
            message.sealLow = 1;
            message.sealKeyVersion = 1;
            live.engine().decide(message, nowNs, batch, new Ignored());
            transactions.append(batch);
        }
    }

    private static List<Long> digests(Machines machines) {
        return machines.folds().stream().map(fold -> fold.state().digest()).toList();
    }

    private static List<Long> positions(Machines machines) {
        return machines.folds().stream().map(StreamFold::position).toList();
    }

    private void expectStartLikeFullFold(long from) {
        Machines started = newest();
        assertThat(started.position()).isEqualTo(from);
        started.foldToEnd();
        Machines folded = Machines.empty(config, keys, new RecordBatch(4096, 1, 0, 1), readers());
        folded.foldToEnd();
        assertThat(digests(started)).isEqualTo(digests(folded));
        assertThat(positions(started)).isEqualTo(positions(folded));
        assertThat(started.engine().digest()).isEqualTo(live.engine().digest());
        assertThat(started.engine().inFlight()).isEqualTo(live.engine().inFlight()).isPositive();
    }

    @Test
    void shouldTakeOneWheneverSoManyRecordsAreDurable() {
        SnapshotTaker taker = taker(100, false);
        purchases(90);
        taker.round();
        assertThat(store().newestFirst()).isEmpty();

        purchases(30);
        taker.round();
        long first = transactions.position();
        expectStartLikeFullFold(first);
        purchases(40);
        taker.round();
        assertThat(store().newestFirst()).hasSize(1);
        expectStartLikeFullFold(first);

        purchases(100);
        taker.round();
        assertThat(store().newestFirst()).hasSize(2);
        expectStartLikeFullFold(transactions.position());
        purchases(7);
        expectStartLikeFullFold(transactions.position() - 7);
    }

    @Test
    void shouldTakeOneAtTheSealOfADate() {
        SnapshotTaker taker = taker(0, true);
        purchases(10);
        taker.round();
        assertThat(store().newestFirst()).isEmpty();

        live.engine().cutOver(nowNs, batch);
        nowNs += 3_600 * SECOND;
        while (live.engine().tick(nowNs, batch, new Ignored())) {
            transactions.append(batch);
        }
        transactions.append(batch);
        assertThat(live.engine().lastClosedDate()).isEqualTo(20_260_615);
        taker.round();
        taker.round();
        assertThat(store().newestFirst()).hasSize(1);
        long sealed = transactions.position();
        purchases(5);
        expectStartLikeFullFold(sealed);
    }

    @Test
    void shouldFoldAllWhenTheBoundsAreOthers() throws IOException {
        purchases(50);
        taker(10, false).round();
        assertThat(newest().position()).isPositive();

        config = configured(32768);
        assertThat(newest().position()).isZero();
    }

    @Test
    void shouldBeginWithTheOlderWhenTheNewestIsDamaged() throws IOException {
        SnapshotTaker taker = taker(10, false);
        purchases(50);
        taker.round();
        long older = transactions.position();
        purchases(50);
        taker.round();
        SnapshotFile newest = store().newestFirst().getFirst();
        byte[] bytes = Files.readAllBytes(newest.path());
        bytes[bytes.length / 2]++;
        Files.write(newest.path(), bytes);

        expectStartLikeFullFold(older);
    }

    @Test
    void shouldSayWhichSettingIsTooSmallForAJournal() throws IOException {
        purchases(1_030);
        config = configured(1_024);
        Machines small = newest();
        transactions.append(lateConclusion());
        assertThatThrownBy(small::foldToEnd)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "transactions record \\d+: transaction 1 is named by a record but no longer"
                                + " remembered: engine.remembered is 1024 .*");
    }

    /** What the live engine decides when the first purchase's answer comes. */
    private RecordBatch lateConclusion() {
        Inbound answer = new Inbound();
        answer.link = ISSUER;
        answer.kind = TransactionKind.PURCHASE;
        answer.mti = 210;
        answer.acquirer = 48_010_000;
        answer.forwarder = 48_010_000;
        answer.transmissionTime = 615_100_000L;
        answer.stan = 1;
        answer.responseCode = ResponseCode.APPROVED;
        live.engine().decide(answer, nowNs, batch, new Ignored());
        return batch;
    }

    /** Effects go nowhere. */
    private static final class Ignored implements Effects {
        @Override
        public void forward(FactsDecoder facts, @Nullable FactsDecoder original) {}

        @Override
        public void repeat(FactsDecoder facts, @Nullable FactsDecoder original) {}

        @Override
        public void joined(FactsDecoder facts) {}

        @Override
        public void answer(FactsDecoder facts, Answer answer, boolean withIssuerAnswer) {}

        @Override
        public void reverse(
                FactsDecoder facts, int reversalStan, long transmissionTime, int attempt) {}

        @Override
        public void answerTotals(TotalsAnswer answer) {}

        @Override
        public void answerInbound(int responseCode) {}
    }
}
