package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.Messages.ISSUER;
import static io.crosspoint.core.engine.Messages.answer;
import static io.crosspoint.core.engine.Messages.card;
import static io.crosspoint.core.engine.Messages.completionOf;
import static io.crosspoint.core.engine.Messages.completionVoidOf;
import static io.crosspoint.core.engine.Messages.preAuthorisation;
import static io.crosspoint.core.engine.Messages.preAuthorisationVoidOf;
import static io.crosspoint.core.engine.Messages.purchase;
import static io.crosspoint.core.engine.Messages.refundOf;
import static io.crosspoint.core.engine.Messages.reversalOf;
import static io.crosspoint.core.engine.Messages.voidOf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FollowUpTest {
    private final EngineHarness switched = new EngineHarness();

    private void nextDate() {
        assertThat(switched.cutOver()).isTrue();
        switched.pass(1);
    }

    @Test
    void shouldVoidOnceForTheFullAmount() {
        Sent purchase = switched.approved(purchase(1, 10_00));

        assertThat(switched.code(voidOf(2, 1, 9_99))).isEqualTo("64");
        Sent forward = switched.approved(voidOf(3, 1, 10_00));
        assertThat(forward.originalId()).isEqualTo(purchase.id());
        assertThat(switched.code(voidOf(4, 1, 10_00))).isEqualTo("22");
        assertThat(switched.code(refundOf(5, 1, 10_00))).isEqualTo("22");
    }

    @Test
    void shouldAllowOneVoidAtATimeAndAnotherAfterADecline() {
        switched.approved(purchase(1, 10_00));
        switched.one(voidOf(2, 1, 10_00));

        assertThat(switched.code(voidOf(3, 1, 10_00))).isEqualTo("22");
        switched.one(answer(ISSUER, 2, "05"));
        switched.approved(voidOf(4, 1, 10_00));
    }

    @Test
    void shouldNotVoidAPurchaseOfAnotherDateButAPreAuthorisation() {
        switched.approved(purchase(1, 10_00));
        switched.approved(preAuthorisation(2, 10_00));
        nextDate();

        assertThat(switched.code(voidOf(3, 1, 10_00))).isEqualTo("22");
        switched.approved(preAuthorisationVoidOf(4, 2, 10_00));
    }

    @Test
    void shouldNotFollowWhatIsUnknownInFlightOrDeclined() {
        assertThat(switched.code(voidOf(2, 1, 10_00))).isEqualTo("25");
        switched.one(purchase(1, 10_00));
        assertThat(switched.code(voidOf(3, 1, 10_00))).isEqualTo("22");
        switched.one(answer(ISSUER, 1, "51"));
        assertThat(switched.code(voidOf(4, 1, 10_00))).isEqualTo("12");
        assertThat(switched.code(completionOf(5, 1, 10_00))).isEqualTo("12");
    }

    @Test
    void shouldGiveTheSameAnswerToARepeatThatNamesAnotherCard() {
        switched.approved(purchase(1, 10_00));
        Inbound other = card(voidOf(2, 1, 10_00), Messages.DEBIT, 9);

        assertThat(switched.code(other)).isEqualTo("14");
        assertThat(switched.code(card(voidOf(2, 1, 10_00), Messages.DEBIT, 9))).isEqualTo("14");
    }

    @Test
    void shouldRefundInPartsUntilTheSum() {
        switched.approved(purchase(1, 10_00));
        switched.approved(refundOf(2, 1, 4_00));
        switched.approved(refundOf(3, 1, 5_00));

        assertThat(switched.code(refundOf(4, 1, 1_01))).isEqualTo("64");
        switched.approved(refundOf(5, 1, 1_00));
        assertThat(switched.code(refundOf(6, 1, 1))).isEqualTo("64");
        assertThat(switched.code(voidOf(7, 1, 10_00))).isEqualTo("22");
    }

    @Test
    void shouldCountARefundInFlightAndFreeItWhenDeclined() {
        switched.approved(purchase(1, 10_00));
        switched.one(refundOf(2, 1, 10_00));

        assertThat(switched.code(refundOf(3, 1, 1))).isEqualTo("64");
        switched.one(answer(ISSUER, 2, "05", 230));
        switched.approved(refundOf(4, 1, 10_00));
    }

    @Test
    void shouldKeepTheAmountOfARefundWhoseOutcomeIsUnknown() {
        switched.approved(purchase(1, 10_00));
        switched.one(refundOf(2, 1, 10_00));
        switched.pass(EngineHarness.TIMEOUT_NS);

        assertThat(switched.code(refundOf(3, 1, 1))).isEqualTo("64");
        switched.decide(answer(ISSUER, 2, "05", 230));
        switched.approved(refundOf(4, 1, 10_00));
    }

    @Test
    void shouldDeclineARefundPastTheWindow() {
        switched.approved(purchase(1, 10_00));
        for (int day = 0; day < 90; day++) {
            nextDate();
        }

        switched.approved(refundOf(2, 1, 1_00));
        nextDate();
        assertThat(switched.code(refundOf(3, 1, 1_00))).isEqualTo("57");
    }

    @Test
    void shouldCompleteOnceUpToThePercentage() {
        switched.approved(preAuthorisation(1, 100_00));

        assertThat(switched.code(completionOf(2, 1, 115_01))).isEqualTo("61");
        switched.approved(completionOf(3, 1, 115_00));
        assertThat(switched.code(completionOf(4, 1, 1_00))).isEqualTo("22");
        assertThat(switched.code(preAuthorisationVoidOf(5, 1, 100_00))).isEqualTo("22");
    }

    @Test
    void shouldFreeThePreAuthorisationWhenItsCompletionIsVoided() {
        switched.approved(preAuthorisation(1, 100_00));
        switched.approved(completionOf(2, 1, 80_00));
        switched.approved(completionVoidOf(3, 2, 80_00));

        switched.approved(completionOf(4, 1, 90_00));
    }

    /** A completion that is voided and completed anew cannot come back beside the second. */
    @Test
    void shouldNotReviveACompletionBesideAnother() {
        switched.approved(preAuthorisation(1, 100_00));
        switched.approved(completionOf(2, 1, 115_00));
        switched.approved(completionVoidOf(3, 2, 115_00));
        switched.approved(completionOf(4, 1, 115_00));

        assertThat(switched.code(reversalOf(5, 3, 115_00))).isEqualTo("22");
        switched.decide(reversalOf(6, 4, 115_00));
        assertThat(switched.decide(reversalOf(7, 3, 115_00)))
                .extracting(Sent::kind)
                .contains(Sent.Kind.REVERSE);
        assertThat(switched.code(completionOf(8, 1, 115_00))).isEqualTo("22");
    }

    @Test
    void shouldNotCompleteWhatWasVoided() {
        switched.approved(preAuthorisation(1, 100_00));
        switched.approved(preAuthorisationVoidOf(2, 1, 100_00));

        assertThat(switched.code(completionOf(3, 1, 100_00))).isEqualTo("22");
    }

    @Test
    void shouldRefundACompletion() {
        switched.approved(preAuthorisation(1, 100_00));
        switched.approved(completionOf(2, 1, 80_00));

        switched.approved(refundOf(3, 2, 80_00));
    }
}
