package io.crosspoint.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.transactions.FactsDecoder;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.TreeMap;

/** An engine that forgets, with an index, answers follow-ups as one does that forgets nothing. */
class ForgettingEngineTest {
    private static final int FIRST_FILLER = 100_000;
    private static final int CHOICES = 10;
    private static final int OTHERS = 7;
    private static final String[] CODES = {"00", "00", "00", "05"};
    private static final int MOST = CHOICES * OTHERS * 4 - 1;

    /** Entries by number, scanned in place of keys. */
    private static final class Index implements OriginalsStore {
        private final TreeMap<Long, byte[]> entries = new TreeMap<>();
        private final OriginalsFold fold = new OriginalsFold(this, 1 << 14, 0);
        private final FactsDecoder facts = new FactsDecoder();
        private long position;

        @Override
        public boolean load(long transactionId, MutableDirectBuffer into) {
            byte[] entry = entries.get(transactionId);
            if (entry != null) {
                into.putBytes(0, entry);
            }
            return entry != null;
        }

        @Override
        public void save(FactsDecoder of, DirectBuffer entry, boolean isNew) {
            byte[] bytes = new byte[OriginalsFold.ENTRY_BYTES];
            entry.getBytes(0, bytes);
            entries.put(of.transactionId(), bytes);
        }

        void answer(Recall recall, MemoryJournal journal) {
            try (JournalReader reader = journal.read(position)) {
                while (reader.next()) {
                    fold.apply(reader.record());
                    position = reader.record().sequence();
                    if (position % 4_096 == 0) {
                        fold.save();
                    }
                }
            }
            fold.save();
            recall.begin();
            for (byte[] entry : entries.descendingMap().values()) {
                UnsafeBuffer buffer = new UnsafeBuffer(entry);
                if (isNamed(recall, facts.wrap(buffer, 0)) && !recall.offer(buffer)) {
                    break;
                }
            }
            recall.end(position, fold.lastTransactionId());
        }

        private static boolean isNamed(Recall recall, FactsDecoder of) {
            return recall.by() == Recall.By.NUMBER
                    ? of.transactionId() == recall.transactionId()
                    : of.stan() == recall.stan()
                            && of.acquirerLink() == recall.link()
                            && of.acquirer() == recall.originalAcquirer();
        }
    }

    private final Index index = new Index();
    private EngineHarness forgetting = new EngineHarness();
    private EngineHarness remembering = new EngineHarness();
    private int fillers;

    private record Told(Sent.Kind kind, String code, boolean withOriginal) {}

    private static List<Told> told(List<Sent> sent) {
        return sent.stream()
                .map(
                        each ->
                                new Told(
                                        each.kind(),
                                        each.code(),
                                        each.kind() == Sent.Kind.FORWARD && each.originalId() != 0))
                .toList();
    }

    /** As a lane does it: nothing is decided that the engine misses something for. */
    private List<Sent> recalledAndDecided(Inbound message) {
        Recall recall = new Recall();
        for (int asked = 0; forgetting.isMissing(message, recall); asked++) {
            assertThat(asked).isLessThan(5);
            index.answer(recall, forgetting.journal);
            assertThat(forgetting.bring(recall)).isTrue();
        }
        return forgetting.decide(message);
    }

    private void forget() {
        for (int i = 0; i <= EngineHarness.REMEMBERED; i++) {
            int stan = FIRST_FILLER + fillers++;
            forgetting.approved(Messages.purchase(stan, 1_00));
            remembering.approved(Messages.purchase(stan, 1_00));
        }
    }

    private static Inbound message(int choice, int stan, int other) {
        return switch (choice) {
            case 0, 1 -> Messages.purchase(stan, 10_00);
            case 2 -> Messages.preAuthorisation(stan, 10_00);
            case 3 -> Messages.voidOf(stan, other, 10_00);
            case 4 -> Messages.refundOf(stan, other, 4_00);
            case 5 -> Messages.completionOf(stan, other, 10_00);
            case 6 -> Messages.completionVoidOf(stan, other, 10_00);
            default -> Messages.reversalOf(stan, other);
        };
    }

    private void same(int command, int stan) {
        int choice = command % CHOICES;
        int other = Math.max(1, stan - 1 - command / CHOICES % OTHERS);
        if (choice == CHOICES - 1) {
            forget();
            return;
        }
        List<Sent> found = recalledAndDecided(message(choice, stan, other));
        List<Sent> expected = remembering.decide(message(choice, stan, other));
        assertThat(told(found)).isEqualTo(told(expected));
        if (!found.isEmpty() && found.getFirst().kind() == Sent.Kind.FORWARD) {
            String code = CODES[command / (CHOICES * OTHERS)];
            assertThat(told(forgetting.decide(Messages.answer(Messages.ISSUER, stan, code))))
                    .isEqualTo(
                            told(remembering.decide(Messages.answer(Messages.ISSUER, stan, code))));
        }
        deliverReversals(forgetting, found);
        deliverReversals(remembering, expected);
    }

    private static void deliverReversals(EngineHarness switched, List<Sent> sent) {
        for (Sent each : sent) {
            if (each.kind() == Sent.Kind.REVERSE) {
                switched.decide(Messages.reversalAnswer(each, "00"));
            }
        }
    }

    @Property(tries = 12)
    void shouldAnswerAsOneThatForgetsNothing(
            @ForAll @Size(min = 30, max = 50)
                    List<@IntRange(min = 0, max = MOST) Integer> commands) {
        ForgettingEngineTest fresh = new ForgettingEngineTest();
        fresh.remembering = EngineHarness.of(1 << 17);
        int stan = 0;
        for (int command : commands) {
            fresh.same(command, ++stan);
        }
        EngineHarness folded =
                new EngineHarness(fresh.forgetting.journal, EngineHarness.settings());
        assertThat(folded.engine.digest()).isEqualTo(fresh.forgetting.engine.digest());
    }

    @Test
    void shouldTakeUpASnapshotInWhichTheReversalOfARecalledTransactionIsPending() {
        forgetting.approved(Messages.purchase(1, 10_00));
        forget();
        recalledAndDecided(Messages.reversalOf(2, 1));
        assertThat(forgetting.engine.reversalsPending()).isEqualTo(1);

        EngineHarness loaded =
                new EngineHarness(MemoryJournal.durableAtOnce(), EngineHarness.settings());
        Snapshots.load(Snapshots.of(forgetting.engine.folded()), loaded.engine.folded());

        assertThat(loaded.engine.digest()).isEqualTo(forgetting.engine.digest());
    }

    /** What is remembered under the key is not what was approved under it. */
    @Test
    void shouldReverseWhatWasForgottenThoughAnotherUnderItsKeyWasRefused() {
        forgetting.approved(Messages.purchase(1, 10_00));
        assertThat(told(forgetting.decide(Messages.purchase(1, 20_00))))
                .containsExactly(new Told(Sent.Kind.ANSWER, "94", false));
        forget();

        assertThat(recalledAndDecided(Messages.reversalOf(2, 1)))
                .extracting(Sent::kind)
                .contains(Sent.Kind.REVERSE);
    }

    /** The oldest that is remembered, and whose place would be taken next. */
    @Test
    void shouldNotForgetAnOriginalForItsOwnFollowUp() {
        forgetting.approved(Messages.purchase(1, 10_00));
        for (int stan = 2; stan <= EngineHarness.REMEMBERED; stan++) {
            forgetting.approved(Messages.purchase(stan, 1_00));
        }

        List<Sent> sent = forgetting.decide(Messages.refundOf(FIRST_FILLER, 1, 6_00));

        assertThat(sent)
                .singleElement()
                .satisfies(refund -> assertThat(refund.originalId()).isEqualTo(1));
        assertThat(told(forgetting.decide(Messages.refundOf(FIRST_FILLER + 1, 1, 6_00))))
                .containsExactly(new Told(Sent.Kind.ANSWER, "64", false));
    }
}
