package io.crosspoint.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.snapshot.SnapshotRefusedException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.List;

/** A state that is saved, loaded and folded on is the state that was never saved. */
class EngineSnapshotTest {

    private static EngineHarness folded(MemoryJournal journal) {
        return new EngineHarness(journal, EngineHarness.settings());
    }

    @Property(tries = 60)
    void shouldFoldOnFromAnyPositionAsFromTheFirstRecord(
            @ForAll @Size(min = 20, max = 120)
                    List<@IntRange(min = 0, max = DeterminismTest.MOST_COMMAND) Integer> commands,
            @ForAll @IntRange(min = 0, max = 1_000) int cut) {
        EngineHarness live = new EngineHarness();
        commands.forEach(command -> DeterminismTest.run(live, command));
        long position = live.journal.position() * cut / 1_000;

        Engine whole = folded(live.journal).engine;
        Engine part = EngineHarness.foldedFrom(live.journal, null, position);
        byte[] snapshot = Snapshots.of(part.folded());
        Engine loaded = EngineHarness.foldedFrom(live.journal, snapshot, position);
        assertThat(loaded.digest()).isEqualTo(whole.digest()).isEqualTo(live.engine.digest());
        assertThat(Snapshots.of(loaded.folded())).isEqualTo(Snapshots.of(whole.folded()));
    }

    @Property(tries = 30)
    void shouldDecideAfterASnapshotAsIfThereWereNone(
            @ForAll @Size(min = 20, max = 120)
                    List<@IntRange(min = 0, max = DeterminismTest.MOST_COMMAND) Integer> commands,
            @ForAll @Size(min = 5, max = 30)
                    List<@IntRange(min = 0, max = DeterminismTest.MOST_COMMAND) Integer> then) {
        EngineHarness live = new EngineHarness();
        commands.forEach(command -> DeterminismTest.run(live, command));

        EngineHarness folded = folded(live.journal.crash());
        EngineHarness loaded = folded(MemoryJournal.durableAtOnce());
        Snapshots.load(Snapshots.of(live.engine.folded()), loaded.engine.folded());
        for (EngineHarness each : List.of(folded, loaded)) {
            each.nowNs = live.nowNs;
            each.start();
            each.recover();
            each.signOn();
        }
        for (int command : then) {
            assertThat(DeterminismTest.run(loaded, command))
                    .isEqualTo(DeterminismTest.run(folded, command));
        }
        assertThat(loaded.pass(EngineHarness.TIMEOUT_NS))
                .isEqualTo(folded.pass(EngineHarness.TIMEOUT_NS));
    }

    @Test
    void shouldRefuseTheStateOfAnotherConfiguration() {
        EngineHarness live = new EngineHarness();
        live.decide(Messages.purchase(1, 10_00));
        byte[] snapshot = Snapshots.of(live.engine.folded());
        EngineSettings twice = EngineHarness.settings(2 * EngineHarness.REMEMBERED);
        Engine larger = new EngineHarness(MemoryJournal.durableAtOnce(), twice).engine;

        assertThatThrownBy(() -> Snapshots.load(snapshot, larger.folded()))
                .isInstanceOf(SnapshotRefusedException.class)
                .hasMessage(
                        "engine.transactions: engine.remembered 1024"
                                + " (expected: 2048, as configured)");
    }

    @Test
    void shouldSendReversalsAgainThatTheProcessBeforeHadSent() {
        EngineHarness live = new EngineHarness();
        live.decide(Messages.purchase(1, 10_00));
        live.pass(EngineHarness.TIMEOUT_NS);
        assertThat(live.engine.reversalsPending()).isEqualTo(1);

        EngineHarness loaded = folded(MemoryJournal.durableAtOnce());
        Snapshots.load(Snapshots.of(live.engine.folded()), loaded.engine.folded());
        loaded.nowNs = live.nowNs;
        assertThat(loaded.pass(0)).hasSize(1);
    }
}
