package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.Messages.purchase;
import static io.crosspoint.core.engine.Messages.reversalOf;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.transactions.ReversalAcceptedDecoder;
import io.crosspoint.journal.transactions.ReversalAnsweredDecoder;
import io.crosspoint.journal.transactions.ReversalQueuedDecoder;
import io.crosspoint.journal.transactions.TransactionAcceptedDecoder;

import org.junit.jupiter.api.Test;

/** A process ends between a request and its reversal, in either order. */
final class OvertakenRequestTest {
    private static final int BOUND = EngineHarness.settings().orphanReversals();

    private final EngineHarness switched = new EngineHarness();

    private EngineHarness restarted() {
        EngineHarness next = switched.restarted();
        next.recover();
        next.signOn();
        return next;
    }

    private EngineHarness loaded() {
        EngineHarness next =
                new EngineHarness(MemoryJournal.durableAtOnce(), EngineHarness.settings());
        Snapshots.load(Snapshots.of(switched.engine.folded()), next.engine.folded());
        next.nowNs = switched.nowNs;
        next.start();
        next.recover();
        next.signOn();
        return next;
    }

    private static void assertThatNothingIsAsked(EngineHarness next, Inbound request) {
        Sent told = next.one(request);
        assertThat(told.kind()).isEqualTo(Sent.Kind.ANSWER);
        assertThat(told.code()).isEqualTo("22");
        assertThat(next.records(TransactionAcceptedDecoder.TEMPLATE_ID)).isZero();
    }

    @Test
    void shouldDeclineWhatWasReversedBeforeAStart() {
        assertThat(switched.code(reversalOf(2, 1))).isEqualTo("25");

        assertThatNothingIsAsked(restarted(), purchase(1, 10_00));
        assertThatNothingIsAsked(loaded(), purchase(1, 10_00));
    }

    /** It may come as a repeat: its acquirer cannot tell that the first was lost. */
    @Test
    void shouldDeclineARepeatOfWhatNeverCameItself() {
        assertThat(switched.code(reversalOf(2, 1))).isEqualTo("25");
        EngineHarness next = restarted();
        Inbound repeat = purchase(1, 10_00);
        repeat.mti = 201;

        assertThatNothingIsAsked(next, repeat);
        assertThatNothingIsAsked(next, repeat);
        Inbound again = reversalOf(2, 1);
        again.mti = 421;
        assertThat(next.code(again)).isEqualTo("25");
    }

    @Test
    void shouldForgetTheOldestFirstBehindASnapshotToo() {
        for (int stan = 1; stan <= BOUND; stan++) {
            switched.code(reversalOf(1_000 + stan, stan));
        }
        EngineHarness next = loaded();
        next.code(reversalOf(2_001, BOUND + 1));

        assertThatNothingIsAsked(next, purchase(2, 10_00));
        assertThatNothingIsAsked(next, purchase(BOUND + 1, 10_00));
        assertThat(next.one(purchase(1, 10_00)).kind()).isEqualTo(Sent.Kind.FORWARD);
    }

    /**
     * The request was written, its reversal was not: the start has undone it when the reversal
     * comes again. That it came, and what was told, is in the journal.
     */
    @Test
    void shouldAcceptTheReversalOfWhatTheStartHasUndone() {
        switched.one(purchase(1, 10_00));
        EngineHarness next = restarted();
        assertThat(next.engine.reversalsPending()).isEqualTo(1);
        Inbound repeat = purchase(1, 10_00);
        repeat.mti = 201;

        assertThat(next.code(repeat)).isEqualTo("98");
        assertThat(next.code(reversalOf(2, 1))).isEqualTo("00");
        assertThat(next.code(reversalOf(2, 1))).isEqualTo("00");
        assertThat(next.records(ReversalQueuedDecoder.TEMPLATE_ID)).isEqualTo(1);
        assertThat(next.records(ReversalAcceptedDecoder.TEMPLATE_ID)).isZero();
        assertThat(next.records(ReversalAnsweredDecoder.TEMPLATE_ID)).isEqualTo(1);
        assertThat(next.code(repeat)).isEqualTo("98");
        assertThat(next.engine.reversalsPending()).isEqualTo(1);
    }
}
