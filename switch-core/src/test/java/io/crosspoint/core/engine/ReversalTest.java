package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.EngineHarness.TIMEOUT_NS;
import static io.crosspoint.core.engine.Messages.ISSUER;
import static io.crosspoint.core.engine.Messages.answer;
import static io.crosspoint.core.engine.Messages.balanceInquiry;
import static io.crosspoint.core.engine.Messages.card;
import static io.crosspoint.core.engine.Messages.completionOf;
import static io.crosspoint.core.engine.Messages.preAuthorisation;
import static io.crosspoint.core.engine.Messages.purchase;
import static io.crosspoint.core.engine.Messages.refundOf;
import static io.crosspoint.core.engine.Messages.reversalAnswer;
import static io.crosspoint.core.engine.Messages.reversalOf;
import static io.crosspoint.core.engine.Messages.voidOf;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.transactions.ReversalAcceptedDecoder;
import io.crosspoint.journal.transactions.ReversalQueuedDecoder;

import org.junit.jupiter.api.Test;

import java.util.List;

class ReversalTest {
    private final EngineHarness switched = new EngineHarness();

    private long queued() {
        return switched.records(ReversalQueuedDecoder.TEMPLATE_ID);
    }

    @Test
    void shouldReverseAtTheIssuerWhatWasApproved() {
        switched.approved(purchase(1, 10_00));

        List<Sent> sent = switched.decide(reversalOf(2, 1));

        assertThat(sent)
                .extracting(Sent::kind)
                .containsExactly(Sent.Kind.REVERSE, Sent.Kind.ANSWER_INBOUND);
        assertThat(sent.getLast().code()).isEqualTo("00");
        switched.decide(reversalAnswer(sent.getFirst(), "00"));
        assertThat(switched.engine.reversalsPending()).isZero();
    }

    @Test
    void shouldConcludeAndReverseOneInFlight() {
        Sent forward = switched.one(purchase(1, 10_00));

        List<Sent> sent = switched.decide(reversalOf(2, 1));

        assertThat(sent)
                .extracting(Sent::kind)
                .containsExactly(Sent.Kind.REVERSE, Sent.Kind.ANSWER, Sent.Kind.ANSWER_INBOUND);
        assertThat(sent.getFirst().id()).isEqualTo(forward.id());
        assertThat(sent.get(1).id()).isEqualTo(forward.id());
        assertThat(sent.get(1).code()).isEqualTo("68");
        assertThat(switched.engine.inFlight()).isZero();
        assertThat(switched.decide(answer(ISSUER, 1, "00"))).isEmpty();
        assertThat(queued()).isEqualTo(1);
    }

    @Test
    void shouldAnswerASecondReversalWithoutAnother() {
        switched.approved(purchase(1, 10_00));
        switched.decide(reversalOf(2, 1));

        assertThat(switched.code(reversalOf(2, 1))).isEqualTo("00");
        assertThat(switched.code(reversalOf(3, 1))).isEqualTo("00");
        assertThat(queued()).isEqualTo(1);
    }

    @Test
    void shouldDeclineTheOriginalThatArrivesAfterItsReversal() {
        assertThat(switched.code(reversalOf(2, 1))).isEqualTo("25");
        assertThat(switched.code(reversalOf(2, 1))).isEqualTo("25");
        assertThat(switched.records(ReversalAcceptedDecoder.TEMPLATE_ID)).isEqualTo(1);

        assertThat(switched.one(purchase(1, 10_00)))
                .satisfies(
                        sent -> {
                            assertThat(sent.kind()).isEqualTo(Sent.Kind.ANSWER);
                            assertThat(sent.code()).isEqualTo("22");
                        });
        assertThat(switched.one(purchase(3, 10_00)).kind()).isEqualTo(Sent.Kind.FORWARD);
    }

    @Test
    void shouldForgetTheOldestUnknownOriginalsAtTheBound() {
        for (int i = 1; i <= 65; i++) {
            switched.code(reversalOf(1_000 + i, i));
        }

        assertThat(switched.one(purchase(1, 10_00)).kind()).isEqualTo(Sent.Kind.FORWARD);
        assertThat(switched.code(purchase(2, 10_00))).isEqualTo("22");
    }

    @Test
    void shouldSendNothingForAnOriginalThatMovedNoMoney() {
        switched.one(purchase(1, 10_00));
        switched.one(answer(ISSUER, 1, "51"));
        assertThat(switched.code(reversalOf(2, 1))).isEqualTo("00");

        switched.one(balanceInquiry(3));
        switched.one(answer(ISSUER, 3, "00"));
        assertThat(switched.code(reversalOf(4, 3))).isEqualTo("00");
        assertThat(queued()).isZero();
    }

    @Test
    void shouldNotReverseAgainWhatTimedOut() {
        switched.one(purchase(1, 10_00));
        switched.pass(TIMEOUT_NS);

        assertThat(switched.code(reversalOf(2, 1))).isEqualTo("00");
        assertThat(queued()).isEqualTo(1);
    }

    @Test
    void shouldReverseARefundThatTimedOutWhenTheAcquirerSaysSo() {
        switched.approved(purchase(1, 10_00));
        switched.one(refundOf(2, 1, 4_00));
        switched.pass(TIMEOUT_NS);
        assertThat(queued()).isZero();

        assertThat(switched.decide(reversalOf(3, 2)))
                .extracting(Sent::kind)
                .containsExactly(Sent.Kind.REVERSE, Sent.Kind.ANSWER_INBOUND);
    }

    @Test
    void shouldRefuseToReverseWhatWasRefundedOrCompleted() {
        switched.approved(purchase(1, 10_00));
        switched.approved(refundOf(2, 1, 1_00));
        switched.approved(preAuthorisation(3, 10_00));
        switched.approved(completionOf(4, 3, 10_00));

        assertThat(switched.code(reversalOf(5, 1))).isEqualTo("22");
        assertThat(switched.code(reversalOf(6, 3))).isEqualTo("22");
        assertThat(queued()).isZero();
    }

    @Test
    void shouldBringAnOriginalBackWhenItsVoidIsReversed() {
        switched.approved(purchase(1, 10_00));
        switched.approved(voidOf(2, 1, 10_00));
        switched.decide(reversalOf(3, 2));

        switched.approved(voidOf(4, 1, 10_00));
    }

    @Test
    void shouldFreeTheRefundedAmountWhenTheRefundIsReversed() {
        switched.approved(purchase(1, 10_00));
        switched.approved(refundOf(2, 1, 10_00));
        assertThat(switched.code(refundOf(3, 1, 1))).isEqualTo("64");
        switched.decide(reversalOf(4, 2));

        switched.approved(refundOf(5, 1, 10_00));
    }

    @Test
    void shouldReverseWhatWasReversedDuringItsVoidWhenTheVoidIsDeclined() {
        switched.approved(purchase(1, 10_00));
        switched.one(voidOf(2, 1, 10_00));
        assertThat(switched.code(reversalOf(3, 1))).isEqualTo("00");

        List<Sent> sent = switched.decide(answer(ISSUER, 2, "05"));

        assertThat(sent)
                .extracting(Sent::kind)
                .containsExactly(Sent.Kind.REVERSE, Sent.Kind.ANSWER);
        assertThat(sent.getFirst().id()).isEqualTo(1);
    }

    @Test
    void shouldLeaveItAtTheVoidWhenThatIsApproved() {
        switched.approved(purchase(1, 10_00));
        switched.one(voidOf(2, 1, 10_00));
        switched.decide(reversalOf(3, 1));

        assertThat(switched.decide(answer(ISSUER, 2, "00")))
                .extracting(Sent::kind)
                .containsExactly(Sent.Kind.ANSWER);
        assertThat(queued()).isZero();
    }

    @Test
    void shouldReverseVoidAndOriginalWhenTheVoidTimesOut() {
        switched.approved(purchase(1, 10_00));
        switched.one(voidOf(2, 1, 10_00));
        switched.decide(reversalOf(3, 1));

        assertThat(switched.pass(TIMEOUT_NS))
                .extracting(Sent::kind)
                .containsExactly(Sent.Kind.REVERSE, Sent.Kind.REVERSE, Sent.Kind.ANSWER);
    }

    @Test
    void shouldRefuseAReversalOfAnotherCardOrAmount() {
        switched.approved(purchase(1, 10_00));

        assertThat(switched.code(card(reversalOf(2, 1), Messages.DEBIT, 2))).isEqualTo("14");
        assertThat(switched.code(reversalOf(3, 1, 9_99))).isEqualTo("64");
        assertThat(switched.decide(reversalOf(4, 1, 10_00)))
                .extracting(Sent::kind)
                .contains(Sent.Kind.REVERSE);
    }

    @Test
    void shouldAcceptTheReversalOfWhatTheSwitchDeclined() {
        assertThat(switched.code(card(purchase(1, 10_00), 400_000, 1))).isEqualTo("92");

        assertThat(switched.code(card(reversalOf(2, 1), 400_000, 1))).isEqualTo("00");
        assertThat(switched.code(card(purchase(1, 10_00), 400_000, 1))).isEqualTo("92");
    }

    @Test
    void shouldRefuseAReversalThatNamesNoOriginal() {
        Inbound reversal = reversalOf(2, 1);
        reversal.originalMti = Inbound.ABSENT;

        assertThat(switched.code(reversal)).isEqualTo("30");
    }

    /** A reversal of what the issuer had declined undoes nothing: a late approval still counts. */
    @Test
    void shouldReverseALateApprovalOfWhatWasDeclinedAndReversed() {
        EngineHarness switched = new EngineHarness();
        switched.decide(Messages.purchase(7, 10_00));
        switched.decide(Messages.answer(ISSUER, 7, "05"));
        assertThat(switched.code(Messages.reversalOf(8, 7))).isEqualTo("00");
        assertThat(switched.engine.reversalsPending()).isZero();

        List<Sent> sent = switched.decide(Messages.answer(ISSUER, 7, "00"));

        assertThat(sent).extracting(Sent::kind).containsExactly(Sent.Kind.REVERSE);
        assertThat(switched.engine.reversalsPending()).isEqualTo(1);
    }
}
