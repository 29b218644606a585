package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.Messages.ISSUER;
import static io.crosspoint.core.engine.Messages.answer;
import static io.crosspoint.core.engine.Messages.card;
import static io.crosspoint.core.engine.Messages.purchase;
import static io.crosspoint.core.engine.Messages.refundOf;
import static io.crosspoint.core.engine.Messages.reversalOf;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.transactions.ReversalAcceptedDecoder;
import io.crosspoint.journal.transactions.ReversalAnsweredDecoder;

import org.junit.jupiter.api.Test;

/** A reversal asked twice gets the first answer, whatever its original has become meanwhile. */
final class RepeatedReversalTest {
    private final EngineHarness switched = new EngineHarness();

    @Test
    void shouldGiveTheSameAnswerAfterWhatStoodInTheWayIsGone() {
        switched.approved(purchase(1, 10_00));
        switched.one(refundOf(2, 1, 1_00));
        assertThat(switched.code(reversalOf(3, 1))).isEqualTo("22");
        switched.one(answer(ISSUER, 2, "05", 230));

        assertThat(switched.code(reversalOf(3, 1))).isEqualTo("22");
        assertThat(switched.decide(reversalOf(4, 1)))
                .extracting(Sent::kind)
                .containsExactly(Sent.Kind.REVERSE, Sent.Kind.ANSWER_INBOUND);
    }

    @Test
    void shouldGiveTheSameAnswerWhenTheOriginalHasComeAfterAll() {
        assertThat(switched.code(reversalOf(2, 1))).isEqualTo("25");
        assertThat(switched.code(purchase(1, 10_00))).isEqualTo("22");

        assertThat(switched.code(reversalOf(2, 1))).isEqualTo("25");
        assertThat(switched.code(reversalOf(3, 1))).isEqualTo("00");
    }

    @Test
    void shouldTellTheSameMismatchAgainWithoutASecondRecord() {
        switched.approved(purchase(1, 10_00));
        assertThat(switched.code(card(reversalOf(2, 1), Messages.DEBIT, 2))).isEqualTo("14");

        assertThat(switched.code(reversalOf(2, 1))).isEqualTo("14");
        assertThat(switched.records(ReversalAnsweredDecoder.TEMPLATE_ID)).isEqualTo(1);
        assertThat(switched.records(ReversalAcceptedDecoder.TEMPLATE_ID)).isZero();
    }

    @Test
    void shouldDeclineAnotherReversalUnderAUsedKey() {
        switched.approved(purchase(1, 10_00));
        switched.approved(purchase(2, 10_00));
        assertThat(switched.decide(reversalOf(3, 1))).hasSize(2);

        assertThat(switched.code(reversalOf(3, 2))).isEqualTo("94");
        assertThat(switched.engine.reversalsPending()).isEqualTo(1);
    }

    @Test
    void shouldKnowTheAnswersAfterARestart() {
        switched.approved(purchase(1, 10_00));
        switched.one(refundOf(2, 1, 1_00));
        switched.code(reversalOf(3, 1));
        EngineHarness next = switched.restarted();
        next.signOn();
        next.pass(1);
        next.one(answer(ISSUER, 2, "05", 230));

        assertThat(next.code(reversalOf(3, 1))).isEqualTo("22");
    }
}
