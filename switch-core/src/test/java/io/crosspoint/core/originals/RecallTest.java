package io.crosspoint.core.originals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.core.engine.EngineHarness;
import io.crosspoint.core.engine.Inbound;
import io.crosspoint.core.engine.Messages;
import io.crosspoint.core.engine.Recall;
import io.crosspoint.core.lane.Effect;
import io.crosspoint.core.originals.IndexedSwitch.Left;
import io.crosspoint.iso8583.TransactionKind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Follow-ups of transactions that have left the engine's memory. */
class RecallTest {
    @TempDir private Path folder = Path.of("");
    private IndexedSwitch switched;

    @BeforeEach
    void start() {
        switched = new IndexedSwitch(folder, 0);
    }

    @AfterEach
    void stop() {
        switched.close();
    }

    private void restart() {
        int stans = switched.lastStan();
        switched.close();
        switched = new IndexedSwitch(folder, stans);
    }

    private String declined(Consumer<Inbound> message) {
        Left left = switched.one(message);
        assertThat(left.kind()).isNotEqualTo(Effect.Kind.FORWARD);
        return left.code();
    }

    @Test
    void shouldRefundAnOriginalOfNinetyDaysAgoAndNotOlder() {
        int stan = switched.purchase(10_00);
        for (int day = 0; day < 90; day++) {
            switched.cutOver();
        }
        switched.forget();

        Left refund = switched.approved(switched.refund(stan, 4_00));
        assertThat(refund.originalId()).isEqualTo(1);
        assertThat(switched.engine.totals().recalled).isEqualTo(1);
        assertThat(declined(switched.refund(stan, 6_01))).isEqualTo("64");
        switched.cutOver();
        assertThat(declined(switched.refund(stan, 1_00))).isEqualTo("57");
        assertThat(switched.foldedDigest()).isEqualTo(switched.engine.digest());
    }

    @Test
    void shouldHoldTheSumOverDatesAndARestart() {
        int stan = switched.purchase(10_00);
        switched.forget();
        switched.approved(switched.refund(stan, 3_00));
        switched.cutOver();
        switched.approved(switched.refund(stan, 3_00));
        switched.forget();
        restart();

        assertThat(declined(switched.refund(stan, 4_01))).isEqualTo("64");
        switched.approved(switched.refund(stan, 4_00));
        assertThat(declined(switched.refund(stan, 1))).isEqualTo("64");
    }

    @Test
    void shouldLetOneOfTwoRefundsPassThatFetchedTheSame() {
        int stan = switched.purchase(10_00);
        switched.forget();
        switched.arrive(switched.refund(stan, 6_00));
        switched.arrive(switched.refund(stan, 6_00));

        List<Left> left = switched.await(2);

        assertThat(left)
                .extracting(Left::kind)
                .containsExactlyInAnyOrder(Effect.Kind.FORWARD, Effect.Kind.ANSWER);
        assertThat(left).extracting(Left::code).contains("64");
    }

    /** What was recalled leaves memory again: the index must have the sum by then. */
    @Test
    void shouldHoldTheSumWhenARecalledOriginalIsForgottenAgain() {
        int stan = switched.purchase(10_00);
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < EngineHarness.REMEMBERED / 16; i++) {
            others.add(switched.purchase(1_00));
        }
        switched.forget();
        switched.approved(switched.refund(stan, 6_00));
        others.forEach(other -> switched.approved(switched.refund(other, 1_00)));

        assertThat(declined(switched.refund(stan, 4_01))).isEqualTo("64");
        switched.approved(switched.refund(stan, 4_00));
        assertThat(switched.engine.totals().recalled).isEqualTo(others.size() + 2L);
        assertThat(switched.foldedDigest()).isEqualTo(switched.engine.digest());
    }

    /** The original is away when its refund comes to nothing: the index gives the sum back. */
    @Test
    void shouldGiveBackWhatADeclinedRefundHeldWhileItsOriginalWasForgotten() {
        int stan = switched.purchase(10_00);
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < EngineHarness.REMEMBERED / 16; i++) {
            others.add(switched.purchase(1_00));
        }
        switched.forget();
        Left refund = switched.one(switched.refund(stan, 10_00));
        others.forEach(other -> switched.approved(switched.refund(other, 1_00)));

        switched.answered(refund.stan(), "05", 230);

        switched.approved(switched.refund(stan, 10_00));
        assertThat(declined(switched.refund(stan, 1))).isEqualTo("64");
    }

    @Test
    void shouldGiveTheSumBackWhenARefundOfLongAgoIsReversed() {
        int stan = switched.purchase(10_00);
        switched.forget();
        Consumer<Inbound> refund = switched.refund(stan, 10_00);
        int refundStan = switched.lastStan();
        switched.approved(refund);
        switched.forget();
        switched.arrive(switched.reversal(refundStan));

        assertThat(switched.await(2)).extracting(Left::kind).contains(Effect.Kind.REVERSE);
        switched.approved(switched.refund(stan, 10_00));
        assertThat(declined(switched.refund(stan, 1))).isEqualTo("64");
    }

    @Test
    void shouldReverseWhatLeftMemoryOnTheOpenDate() {
        int stan = switched.purchase(10_00);
        switched.forget();
        switched.arrive(switched.reversal(stan));

        List<Left> left = switched.await(2);

        assertThat(left).extracting(Left::kind).contains(Effect.Kind.REVERSE);
        assertThat(left).extracting(Left::code).contains("00");
        assertThat(declined(switched.refund(stan, 1_00))).isEqualTo("22");
        assertThat(switched.foldedDigest()).isEqualTo(switched.engine.digest());
    }

    @Test
    void shouldRememberAReversalOfWhatNeverCame() {
        switched.forget();
        int unknown = switched.nextStan();

        assertThat(switched.code(switched.reversal(unknown))).isEqualTo("25");
        assertThat(declined(switched.of(TransactionKind.PURCHASE, 200, unknown, 10_00)))
                .isEqualTo("22");
        assertThat(declined(switched.refund(switched.nextStan(), 1_00))).isEqualTo("25");
    }

    /** The void of a completion is reversed when all three have left memory. */
    @Test
    void shouldNotReviveACompletionBesideAnotherWhenAllWereForgotten() {
        int authorisation = switched.nextStan();
        switched.approved(
                switched.of(TransactionKind.PRE_AUTHORISATION, 100, authorisation, 100_00));
        int completion = about(TransactionKind.COMPLETION, authorisation, 90_00);
        switched.forget();
        int voiding = about(TransactionKind.COMPLETION_VOID, completion, 90_00);
        about(TransactionKind.COMPLETION, authorisation, 80_00);
        switched.forget();

        assertThat(switched.code(switched.reversal(voiding))).isEqualTo("22");
    }

    private int about(TransactionKind kind, int original, long amountMinor) {
        int stan = switched.nextStan();
        switched.approved(
                message ->
                        Messages.about(
                                Messages.fill(message, kind, 200, stan, amountMinor),
                                200,
                                original));
        return stan;
    }

    private Consumer<Inbound> byReference(int referenceOf, long amountMinor) {
        int stan = switched.nextStan();
        return message -> {
            Messages.fill(message, TransactionKind.REFUND, 220, stan, amountMinor);
            byte[] rrn = "%012d".formatted(referenceOf).getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(rrn, 0, message.rrn, 0, rrn.length);
        };
    }

    @Test
    void shouldFindAnOriginalByItsReferenceRememberedOrNot() {
        int stan = switched.purchase(10_00);
        assertThat(switched.approved(byReference(stan, 4_00)).originalId()).isEqualTo(1);
        switched.forget();

        assertThat(switched.approved(byReference(stan, 4_00)).originalId()).isEqualTo(1);
        assertThat(declined(byReference(stan, 4_00))).isEqualTo("25");
        assertThat(declined(byReference(switched.nextStan(), 4_00))).isEqualTo("25");
    }

    @Test
    void shouldRefuseAReferenceThatTwoTransactionsHave() {
        int first = switched.purchase(10_00);
        int second = switched.nextStan();
        switched.approved(
                message -> {
                    Messages.fill(message, TransactionKind.PURCHASE, 200, second, 5_00);
                    System.arraycopy(
                            "%012d".formatted(first).getBytes(StandardCharsets.ISO_8859_1),
                            0,
                            message.rrn,
                            0,
                            12);
                });

        assertThat(declined(byReference(first, 5_00))).isEqualTo("25");
        assertThat(switched.approved(byReference(first, 5_01)).originalId()).isEqualTo(1);
    }

    @Test
    void shouldAnswerWhatIsNotFoundInTimeAndWhatHasNoPlace() {
        int stan = switched.purchase(10_00);
        switched.forget();
        int stans = switched.lastStan();
        switched.close();
        List<Recall> asked = new ArrayList<>();
        switched = new IndexedSwitch(folder, stans, index -> asked::add);
        for (int i = 0; i < IndexedSwitch.PARKED; i++) {
            switched.arrive(switched.refund(stan, 1_00));
        }
        switched.awaitParked(IndexedSwitch.PARKED);

        assertThat(declined(switched.refund(stan, 1_00))).isEqualTo("96");
        switched.nowNs += IndexedSwitch.WAIT_NS;
        assertThat(switched.await(IndexedSwitch.PARKED)).extracting(Left::code).containsOnly("96");
        assertThat(switched.lane.recalls().refused()).isEqualTo(IndexedSwitch.PARKED + 1);

        asked.forEach(switched.index::ask);
        asked.clear();
        switched.awaitFreePlaces();
        switched.arrive(switched.refund(stan, 1_00));
        switched.awaitParked(1);
        switched.index.ask(asked.getFirst());
        assertThat(switched.await(1)).extracting(Left::kind).containsOnly(Effect.Kind.FORWARD);
    }
}
