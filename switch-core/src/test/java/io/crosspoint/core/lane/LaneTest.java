package io.crosspoint.core.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.core.engine.EngineHarness;
import io.crosspoint.core.engine.Messages;
import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.operator.CutOverRefusedException;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.JournalFailedException;
import io.crosspoint.qrservice.QrCommand;
import io.crosspoint.qrservice.QrReply;
import io.crosspoint.qrservice.http.PaymentOrder;
import io.crosspoint.qrservice.http.PaymentResult;
import io.crosspoint.token.Actor;
import io.crosspoint.token.Origin;
import io.crosspoint.token.Reason;
import io.crosspoint.token.TokenCommand;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

class LaneTest {
    private final LaneHarness harness = new LaneHarness();
    private final Lane lane = harness.lane;

    private static boolean isDone(CompletionStage<?> stage) {
        return stage.toCompletableFuture().isDone();
    }

    private static QrCommand blanks() {
        return new QrCommand.IssueBlankCodes(48_010_000, 2);
    }

    @Test
    void shouldLetNothingLeaveBeforeItsRecordsAreDurable() {
        lane.offer(harness.purchase(1));
        lane.doWork();
        lane.doWork();
        assertThat(harness.left).isEmpty();

        harness.transactions.makeDurable();
        lane.doWork();

        assertThat(harness.left).extracting(Effect::kind).containsExactly(Effect.Kind.FORWARD);
    }

    @Test
    void shouldHoldTheAnswerToARepeatAsLongAsTheFirst() {
        lane.offer(harness.purchase(1));
        lane.doWork();
        harness.transactions.makeDurable();
        lane.doWork();
        lane.offer(harness.approval(1));
        lane.offer(harness.purchase(1));
        lane.doWork();
        assertThat(harness.left).hasSize(1);

        harness.transactions.makeDurable();
        lane.doWork();

        assertThat(harness.left)
                .extracting(Effect::kind)
                .containsExactly(Effect.Kind.FORWARD, Effect.Kind.ANSWER, Effect.Kind.ANSWER);
    }

    @Test
    void shouldGiveEverySlotBack() {
        for (int stan = 1; stan <= 200; stan++) {
            lane.offer(harness.purchase(stan));
            lane.offer(harness.purchase(stan));
            lane.doWork();
            harness.transactions.makeDurable();
            lane.doWork();
            harness.send();
            lane.offer(harness.approval(stan));
            lane.offer(harness.approval(stan));
            lane.doWork();
            harness.transactions.makeDurable();
            lane.doWork();
            harness.send();
        }

        assertThat(harness.freeSlots()).isEqualTo(LaneHarness.SLOTS);
        assertThat(lane.engine().totals().approved).isEqualTo(200);
        assertThat(lane.defects()).isZero();
    }

    @Test
    void shouldOfferAgainWhatTheOutletHadNoRoomFor() {
        lane.offer(harness.purchase(1));
        lane.offer(harness.purchase(2));
        lane.doWork();
        harness.transactions.makeDurable();
        harness.full = true;
        lane.doWork();
        assertThat(harness.left).isEmpty();

        harness.full = false;
        lane.doWork();

        assertThat(harness.left)
                .extracting(effect -> effect.facts().transactionId())
                .containsExactly(1L, 2L);
    }

    @Test
    void shouldStopTakingMessagesWhenItsEffectsAreAllUnderWay() {
        SlotPool many = new SlotPool(Dialects.bundled("cups"), 128, 64);
        for (int stan = 1; stan <= 100; stan++) {
            Slot slot = Objects.requireNonNull(many.take());
            Messages.fill(slot.message(), TransactionKind.PURCHASE, 200, stan, 1);
            if (!lane.offer(slot)) {
                lane.doWork();
                if (!lane.offer(slot)) {
                    break;
                }
            }
        }

        assertThat(lane.engine().inFlight()).isEqualTo(61);
        harness.transactions.makeDurable();
        lane.doWork();
        harness.send();
        lane.doWork();
        assertThat(lane.engine().inFlight()).isGreaterThan(61);
    }

    @Test
    void shouldFinishWhatIsUnderWayAndBeginNothingWhileStorageIsNearlyFull() {
        lane.offer(harness.purchase(1));
        round();
        harness.transactions.lowOnSpace(true);
        lane.offer(harness.purchase(2));
        lane.offer(harness.approval(1));
        lane.offer(harness.purchase(1));
        round();

        assertThat(harness.left)
                .extracting(Effect::kind)
                .containsExactly(
                        Effect.Kind.FORWARD,
                        Effect.Kind.ANSWER_INBOUND,
                        Effect.Kind.ANSWER,
                        Effect.Kind.ANSWER);
        assertThat(harness.left.get(1).responseCode()).isEqualTo(ResponseCode.SYSTEM_MALFUNCTION);

        harness.transactions.lowOnSpace(false);
        lane.offer(harness.purchase(2));
        round();
        assertThat(harness.left.getLast().kind()).isEqualTo(Effect.Kind.FORWARD);
    }

    private void round() {
        lane.doWork();
        harness.transactions.makeDurable();
        lane.doWork();
    }

    @Test
    void shouldTellTheAcquirerAtOnceWhenARequestCouldNotBeSent() {
        lane.offer(harness.purchase(1));
        lane.doWork();
        harness.transactions.makeDurable();
        lane.doWork();
        lane.undelivered(harness.left.getFirst());
        harness.send();
        lane.doWork();
        harness.transactions.makeDurable();
        lane.doWork();

        assertThat(harness.left)
                .singleElement()
                .satisfies(
                        effect ->
                                assertThat(effect.answer().responseCode)
                                        .isEqualTo(ResponseCode.ISSUER_UNAVAILABLE));
        assertThat(lane.engine().inFlight()).isZero();
        assertThat(lane.engine().reversalsPending()).isZero();
    }

    @Test
    void shouldHoldDeskRepliesUntilTheirFactsAreDurable() {
        CompletionStage<QrReply> reply = lane.codes().submit(blanks());
        lane.doWork();
        assertThat(isDone(reply)).isFalse();

        harness.codes.makeDurable();
        lane.doWork();

        assertThat(reply.toCompletableFuture().getNow(null))
                .isInstanceOf(QrReply.BlankCodesIssued.class);
    }

    @Test
    void shouldTellAPartnerOfADeclineWhenItIsDurable() {
        for (int stan = 1; stan <= 3; stan++) {
            lane.offer(harness.purchase(stan));
        }
        CompletionStage<PaymentResult> reply =
                lane.pay(new PaymentOrder(1, 2, 16, 2906, 10_00, 156, 7, 48_030_000));
        lane.doWork();
        assertThat(isDone(reply)).isFalse();
        harness.transactions.makeDurable();
        lane.doWork();

        PaymentResult result = reply.toCompletableFuture().getNow(null);
        assertThat(result.responseCode()).isEqualTo("14");
        assertThat(result.approved()).isFalse();
    }

    @Test
    void shouldStopAndFailEverybodyWhenTheJournalFails() {
        LaneOperator operator = new LaneOperator(lane, "1", List::of, Integer::toString);
        lane.offer(harness.purchase(1));
        CompletionStage<QrReply> code = lane.codes().submit(blanks());
        CompletionStage<?> cutOver = operator.cutOver();
        lane.doWork();
        CompletionStage<?> token = lane.tokens().submit(query());
        CompletionStage<?> status = operator.status();
        harness.transactions.fail(new IOException("no space"));
        harness.codes.makeDurable();

        assertThatThrownBy(lane::doWork).isInstanceOf(JournalFailedException.class);

        assertThat(lane.doWork()).isZero();
        assertThat(harness.left).isEmpty();
        for (CompletionStage<?> waiting :
                List.of(
                        cutOver,
                        lane.codes().submit(blanks()),
                        lane.tokens().submit(query()),
                        operator.status(),
                        lane.pay(new PaymentOrder(1, 2, 16, 2906, 1, 156, 7, 1)))) {
            assertThat(waiting.toCompletableFuture()).isCompletedExceptionally();
        }
        for (CompletionStage<?> before : List.of(code, token, status)) {
            assertThat(isDone(before)).isTrue();
        }
    }

    private static TokenCommand query() {
        return new TokenCommand.QueryToken(
                new Origin("request-1", new Actor.Provider(1), Reason.OTHER), 1);
    }

    @Test
    void shouldCutOverForAnOperatorWhenDurable() {
        LaneOperator operator = new LaneOperator(lane, "1", List::of, Integer::toString);
        CompletableFuture<?> cutOver = operator.cutOver().toCompletableFuture();
        lane.doWork();
        assertThat(cutOver).isNotDone();
        harness.transactions.makeDurable();
        lane.doWork();

        assertThat(cutOver).isCompleted();
        assertThat(lane.engine().openDate()).isEqualTo(20_260_616);
    }

    @Test
    void shouldTellWhyACutOverIsTooEarly() {
        LaneOperator operator = new LaneOperator(lane, "1", List::of, Integer::toString);
        lane.offer(harness.purchase(1));
        lane.doWork();
        operator.cutOver();
        CompletableFuture<?> early = operator.cutOver().toCompletableFuture();
        lane.doWork();

        assertThatThrownBy(early::join)
                .hasCauseInstanceOf(CutOverRefusedException.class)
                .hasMessageContaining("20260615 is still closing, with 1 transactions in flight");
    }

    @Test
    void shouldTimeOutByItsClock() {
        lane.offer(harness.purchase(1));
        lane.doWork();
        harness.transactions.makeDurable();
        lane.doWork();
        harness.send();
        harness.nowNs += EngineHarness.TIMEOUT_NS;
        lane.doWork();
        assertThat(harness.left).isEmpty();
        harness.transactions.makeDurable();
        lane.doWork();

        assertThat(harness.left)
                .extracting(Effect::kind)
                .containsExactly(Effect.Kind.REVERSE, Effect.Kind.ANSWER);
    }

    @Test
    void shouldGoOnAfterATaskThatFails() {
        lane.execute(
                nowNs -> {
                    throw new IllegalStateException("defect");
                });
        lane.offer(harness.purchase(1));
        lane.doWork();

        assertThat(lane.engine().inFlight()).isEqualTo(1);
        assertThat(lane.defects()).isEqualTo(1);
    }
}
