package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.EngineHarness.RETRY_NS;
import static io.crosspoint.core.engine.EngineHarness.TIMEOUT_NS;
import static io.crosspoint.core.engine.Messages.ISSUER;
import static io.crosspoint.core.engine.Messages.answer;
import static io.crosspoint.core.engine.Messages.balanceInquiry;
import static io.crosspoint.core.engine.Messages.card;
import static io.crosspoint.core.engine.Messages.purchase;
import static io.crosspoint.core.engine.Messages.reversalAnswer;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.transactions.LateAnswerDecoder;
import io.crosspoint.journal.transactions.ReversalDeliveredDecoder;
import io.crosspoint.journal.transactions.ReversalQueuedDecoder;
import io.crosspoint.journal.transactions.TransactionAcceptedDecoder;

import org.junit.jupiter.api.Test;

import java.util.List;

class PurchaseTest {
    private final EngineHarness switched = new EngineHarness();

    @Test
    void shouldForwardAndTellTheIssuersApproval() {
        Sent forward = switched.one(purchase(1, 10_00));
        Sent answer = switched.one(answer(ISSUER, 1, "00"));

        assertThat(forward.kind()).isEqualTo(Sent.Kind.FORWARD);
        assertThat(forward.link()).isEqualTo(ISSUER);
        assertThat(forward.stan()).isEqualTo(1);
        assertThat(answer.kind()).isEqualTo(Sent.Kind.ANSWER);
        assertThat(answer.id()).isEqualTo(forward.id());
        assertThat(answer.code()).isEqualTo("00");
        assertThat(switched.engine.inFlight()).isZero();
        assertThat(switched.engine.totals().approved).isEqualTo(1);
    }

    @Test
    void shouldDeclineMoneyThatCannotBeSettled() {
        Inbound foreign = purchase(1, 10_00);
        foreign.currency = 840;
        Inbound nobodys = purchase(2, 10_00);
        nobodys.acquirer = 0;

        assertThat(switched.code(foreign)).isEqualTo("12");
        assertThat(switched.code(nobodys)).isEqualTo("30");
        assertThat(switched.engine.inFlight()).isZero();
    }

    @Test
    void shouldTellTheIssuersDecline() {
        switched.one(purchase(1, 10_00));

        assertThat(switched.code(answer(ISSUER, 1, "51"))).isEqualTo("51");
        assertThat(switched.pass(TIMEOUT_NS * 2)).isEmpty();
    }

    @Test
    void shouldUseItsOwnTraceNumbersWhereThePolicySaysSo() {
        Sent first = switched.one(card(purchase(77, 10_00), Messages.LIMITED, 1));
        Sent second = switched.one(card(purchase(78, 10_00), Messages.LIMITED, 1));

        assertThat(List.of(first.stan(), second.stan())).containsExactly(1, 2);
        assertThat(switched.one(answer(first.link(), 2, "00")).id()).isEqualTo(second.id());
        assertThat(switched.one(answer(first.link(), 1, "00")).id()).isEqualTo(first.id());
    }

    @Test
    void shouldJoinARepeatOfOneInFlight() {
        Sent forward = switched.one(purchase(1, 10_00));
        Inbound repeat = purchase(1, 10_00);
        repeat.mti = 201;

        Sent joined = switched.one(repeat);

        assertThat(joined.kind()).isEqualTo(Sent.Kind.JOINED);
        assertThat(joined.id()).isEqualTo(forward.id());
        assertThat(switched.decide(answer(ISSUER, 1, "00"))).hasSize(1);
    }

    @Test
    void shouldGiveARepeatTheFirstAnswerAndNeverForwardAgain() {
        switched.approved(purchase(1, 10_00));

        Sent again = switched.one(purchase(1, 10_00));

        assertThat(again.kind()).isEqualTo(Sent.Kind.ANSWER);
        assertThat(again.code()).isEqualTo("00");
        assertThat(switched.records(TransactionAcceptedDecoder.TEMPLATE_ID)).isEqualTo(1);
    }

    @Test
    void shouldGiveARepeatOfADeclineTheSameDecline() {
        Inbound first = card(purchase(1, 10_00), 400_000, 1);
        assertThat(switched.code(first)).isEqualTo("92");

        assertThat(switched.code(card(purchase(1, 10_00), 400_000, 1))).isEqualTo("92");
        assertThat(switched.engine.totals().repeats).isEqualTo(1);
    }

    @Test
    void shouldDeclineADifferentMessageUnderAUsedKey() {
        switched.approved(purchase(1, 10_00));

        assertThat(switched.code(purchase(1, 10_01))).isEqualTo("94");
        assertThat(switched.code(card(purchase(1, 10_00), Messages.DEBIT, 2))).isEqualTo("94");
        assertThat(switched.code(purchase(1, 10_00))).isEqualTo("00");
    }

    @Test
    void shouldTellOfATimeoutAndReverseUntilTheIssuerAnswers() {
        switched.one(purchase(1, 10_00));

        assertThat(switched.pass(TIMEOUT_NS - 1)).isEmpty();
        List<Sent> sent = switched.pass(1);

        assertThat(sent)
                .extracting(Sent::kind)
                .containsExactly(Sent.Kind.REVERSE, Sent.Kind.ANSWER);
        assertThat(sent.getLast().code()).isEqualTo("98");
        Sent first = sent.getFirst();
        assertThat(first.attempt()).isZero();
        assertThat(switched.pass(RETRY_NS - 1)).isEmpty();
        assertThat(switched.pass(1)).singleElement().extracting(Sent::attempt).isEqualTo(1);
        assertThat(switched.pass(RETRY_NS * 2 - 1)).isEmpty();
        Sent third = switched.pass(1).getFirst();
        assertThat(third.attempt()).isEqualTo(2);
        assertThat(third.stan()).isEqualTo(first.stan());
        assertThat(switched.pass(RETRY_NS * 4 - 1)).isEmpty();
        assertThat(switched.pass(1)).hasSize(1);

        assertThat(switched.decide(reversalAnswer(first, "00"))).isEmpty();
        assertThat(switched.records(ReversalDeliveredDecoder.TEMPLATE_ID)).isEqualTo(1);
        assertThat(switched.engine.reversalsPending()).isZero();
        assertThat(switched.pass(RETRY_NS * 1_000)).isEmpty();
        assertThat(switched.code(purchase(1, 10_00))).isEqualTo("98");
    }

    @Test
    void shouldHoldReversalsBackWhileTheIssuerIsSignedOff() {
        switched.one(purchase(1, 10_00));
        switched.signOff(ISSUER);
        assertThat(switched.pass(TIMEOUT_NS)).extracting(Sent::kind).containsOnly(Sent.Kind.ANSWER);
        assertThat(switched.pass(RETRY_NS * 5)).isEmpty();

        switched.signOn();

        assertThat(switched.pass(RETRY_NS))
                .singleElement()
                .satisfies(sent -> assertThat(sent.attempt()).isZero());
    }

    @Test
    void shouldOnlyRecordALateApprovalOfWhatIsReversedAlready() {
        switched.one(purchase(1, 10_00));
        switched.pass(TIMEOUT_NS);

        assertThat(switched.decide(answer(ISSUER, 1, "00"))).isEmpty();
        assertThat(switched.records(LateAnswerDecoder.TEMPLATE_ID)).isEqualTo(1);
        assertThat(switched.records(ReversalQueuedDecoder.TEMPLATE_ID)).isEqualTo(1);
    }

    @Test
    void shouldReverseAnApprovalThatFollowsADecline() {
        switched.one(purchase(1, 10_00));
        switched.one(answer(ISSUER, 1, "51"));

        Sent reversal = switched.one(answer(ISSUER, 1, "00"));

        assertThat(reversal.kind()).isEqualTo(Sent.Kind.REVERSE);
        assertThat(switched.code(purchase(1, 10_00))).isEqualTo("51");
        assertThat(switched.decide(answer(ISSUER, 1, "00"))).isEmpty();
    }

    @Test
    void shouldOnlyRecordALateDecline() {
        switched.one(purchase(1, 10_00));
        switched.pass(TIMEOUT_NS);

        assertThat(switched.decide(answer(ISSUER, 1, "51"))).isEmpty();
        assertThat(switched.records(LateAnswerDecoder.TEMPLATE_ID)).isEqualTo(1);
    }

    @Test
    void shouldPassOverTheSameAnswerTwiceAndAnswersToNothing() {
        switched.approved(purchase(1, 10_00));

        assertThat(switched.decide(answer(ISSUER, 1, "00"))).isEmpty();
        assertThat(switched.decide(answer(ISSUER, 999, "00"))).isEmpty();
        assertThat(switched.decide(answer(Messages.LIMITED_ISSUER, 1, "00"))).isEmpty();
        assertThat(switched.records(LateAnswerDecoder.TEMPLATE_ID)).isZero();
        assertThat(switched.engine.totals().unmatchedAnswers).isEqualTo(2);
    }

    @Test
    void shouldTakeNoAnswerForARequestThatNeverLeft() {
        assertThat(switched.code(card(purchase(5, 10_00), Messages.SILENT, 1))).isEqualTo("91");

        assertThat(switched.decide(answer(Messages.SILENT_ISSUER, 0, "00"))).isEmpty();
        assertThat(switched.records(LateAnswerDecoder.TEMPLATE_ID)).isZero();
        assertThat(switched.engine.totals().unmatchedAnswers).isEqualTo(1);
    }

    @Test
    void shouldNotReverseAnInquiryThatTimedOut() {
        switched.one(balanceInquiry(1));

        assertThat(switched.pass(TIMEOUT_NS))
                .singleElement()
                .extracting(Sent::code)
                .isEqualTo("98");
        assertThat(switched.engine.reversalsPending()).isZero();
    }

    @Test
    void shouldDeclineEarlyWhatCannotBeRouted() {
        assertThat(switched.code(card(purchase(1, 10_00), 400_000, 1))).isEqualTo("92");
        assertThat(switched.code(card(purchase(2, 10_00), Messages.SILENT, 1))).isEqualTo("91");
        assertThat(switched.code(card(balanceInquiry(3), Messages.LIMITED, 1))).isEqualTo("40");
        assertThat(switched.code(card(purchase(4, 1_000_01), Messages.LIMITED, 1))).isEqualTo("61");
        assertThat(switched.code(purchase(5, 0))).isEqualTo("13");
        assertThat(switched.code(Messages.noCard(purchase(6, 1)))).isEqualTo("14");
        assertThat(switched.records(TransactionAcceptedDecoder.TEMPLATE_ID)).isZero();
    }

    @Test
    void shouldPassOverThePlaceOfWhatIsInFlight() {
        Sent oldest = switched.one(purchase(1, 10_00));
        for (int stan = 2; stan <= EngineHarness.REMEMBERED; stan++) {
            switched.approved(purchase(stan, 10_00));
        }

        Sent next = switched.one(purchase(5_000, 10_00));

        assertThat(next.kind()).isEqualTo(Sent.Kind.FORWARD);
        assertThat(next.id()).isEqualTo(EngineHarness.REMEMBERED + 2);
        assertThat(switched.one(answer(ISSUER, 1, "00")).id()).isEqualTo(oldest.id());
    }

    @Test
    void shouldDeclineAtItsBoundWhenAllAreInFlight() {
        for (int stan = 1; stan <= EngineHarness.REMEMBERED; stan++) {
            switched.one(purchase(stan, 10_00));
        }

        assertThat(switched.one(purchase(5_000, 10_00)))
                .isEqualTo(new Sent(Sent.Kind.ANSWER_INBOUND, 0, 0, "96", 0, 0, 0));
        switched.decide(answer(ISSUER, 700, "00"));
        assertThat(switched.one(purchase(5_000, 10_00)).kind()).isEqualTo(Sent.Kind.FORWARD);
    }

    @Test
    void shouldServeOthersWhileAReversalWaitsForItsIssuer() {
        switched.decide(card(purchase(1, 10_00), Messages.LIMITED, 1));
        switched.signOff(Messages.LIMITED_ISSUER);
        switched.pass(TIMEOUT_NS);

        for (int stan = 2; stan < 2 + 2 * EngineHarness.REMEMBERED; stan++) {
            switched.approved(purchase(stan, 10_00));
        }

        assertThat(switched.engine.reversalsPending()).isEqualTo(1);
        assertThat(switched.restarted().engine.reversalsPending()).isEqualTo(1);
    }

    @Test
    void shouldAnswerNetworkManagement() {
        assertThat(switched.code(Messages.network(ISSUER, NetworkCode.SIGN_OFF))).isEqualTo("00");
        assertThat(switched.engine.isSignedOn(ISSUER)).isFalse();
        assertThat(switched.code(Messages.network(ISSUER, NetworkCode.SIGN_ON))).isEqualTo("00");
        assertThat(switched.engine.isSignedOn(ISSUER)).isTrue();
        assertThat(switched.code(Messages.network(ISSUER, NetworkCode.ECHO))).isEqualTo("00");
        assertThat(switched.code(Messages.network(ISSUER, 999))).isEqualTo("40");
    }
}
