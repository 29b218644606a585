package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.EngineHarness.RETRY_NS;
import static io.crosspoint.core.engine.EngineHarness.TIMEOUT_NS;
import static io.crosspoint.core.engine.Messages.ISSUER;
import static io.crosspoint.core.engine.Messages.answer;
import static io.crosspoint.core.engine.Messages.completionAdviceOf;
import static io.crosspoint.core.engine.Messages.offlineSale;
import static io.crosspoint.core.engine.Messages.preAuthorisation;
import static io.crosspoint.core.engine.Messages.refundOf;
import static io.crosspoint.core.engine.Messages.reversalOf;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.transactions.AdviceDeliveredDecoder;
import io.crosspoint.journal.transactions.AdviceStoredDecoder;
import io.crosspoint.journal.transactions.Resolution;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Advices that the switch answers for an issuer that is down or silent, and delivers. */
final class AdviceTest {
    private final EngineHarness switched = new EngineHarness();

    @Test
    void shouldAnswerForAnIssuerThatIsDownAndDeliverWhenItIsBack() {
        switched.signOff(ISSUER);

        assertThat(switched.code(offlineSale(1, 10_00))).isEqualTo("00");
        assertThat(switched.engine.inFlight()).isZero();
        assertThat(switched.engine.advicesPending()).isEqualTo(1);
        assertThat(switched.pass(10 * RETRY_NS)).isEmpty();
        switched.signOn();

        Sent sent = switched.pass(RETRY_NS).getFirst();
        assertThat(sent.kind()).isEqualTo(Sent.Kind.REPEAT);
        assertThat(sent.stan()).isEqualTo(1);
        assertThat(switched.decide(answer(ISSUER, 1, "00", 230))).isEmpty();
        assertThat(switched.engine.advicesPending()).isZero();
        assertThat(switched.records(AdviceDeliveredDecoder.TEMPLATE_ID)).isEqualTo(1);
        assertThat(switched.pass(100 * RETRY_NS)).isEmpty();
    }

    @Test
    void shouldTellTheOriginalOfACompletionAdvice() {
        switched.approved(preAuthorisation(1, 10_00));
        switched.signOff(ISSUER);
        assertThat(switched.code(completionAdviceOf(2, 1, 10_00))).isEqualTo("00");
        assertThat(switched.code(completionAdviceOf(3, 1, 10_00))).isEqualTo("22");
        switched.signOn();

        assertThat(switched.pass(RETRY_NS))
                .singleElement()
                .satisfies(sent -> assertThat(sent.originalId()).isEqualTo(1));
    }

    @Test
    void shouldTakeOverWhenTheIssuerIsSilent() {
        switched.one(offlineSale(1, 10_00));

        assertThat(switched.pass(TIMEOUT_NS)).extracting(Sent::code).containsExactly("00");
        assertThat(switched.code(offlineSale(1, 10_00))).isEqualTo("00");
        assertThat(switched.pass(RETRY_NS))
                .extracting(Sent::kind)
                .containsExactly(Sent.Kind.REPEAT);
        assertThat(switched.pass(RETRY_NS)).hasSize(1);
        assertThat(switched.pass(RETRY_NS)).isEmpty();
        assertThat(switched.pass(RETRY_NS)).hasSize(1);
        assertThat(switched.records(AdviceStoredDecoder.TEMPLATE_ID)).isEqualTo(1);
    }

    @Test
    void shouldTakeOverWhatNeverLeft() {
        Sent forward = switched.one(offlineSale(1, 10_00));

        assertThat(switched.neverLeft(forward.id())).extracting(Sent::code).containsExactly("00");
        assertThat(switched.engine.advicesPending()).isEqualTo(1);
    }

    @Test
    void shouldTakeOverWhatWasInFlightWhenTheProcessEnded() {
        switched.one(offlineSale(1, 10_00));
        EngineHarness next = switched.restarted();

        assertThat(next.recover()).extracting(Sent::code).containsExactly("00");
        EngineHarness third = next.restarted();
        assertThat(third.recover()).isEmpty();
        assertThat(third.engine.advicesPending()).isEqualTo(1);
        third.signOn();
        assertThat(third.pass(RETRY_NS)).hasSize(1);
    }

    @Test
    void shouldPassOnTheIssuersOwnAnswerInTime() {
        switched.one(offlineSale(1, 10_00));

        assertThat(switched.code(answer(ISSUER, 1, "51", 230))).isEqualTo("51");
        assertThat(switched.engine.advicesPending()).isZero();
    }

    @Test
    void shouldLeaveARefusedAdviceToTheOperator() {
        switched.signOff(ISSUER);
        switched.code(offlineSale(1, 10_00));
        switched.signOn();
        switched.pass(RETRY_NS);

        switched.decide(answer(ISSUER, 1, "51", 230));

        assertThat(switched.engine.advicesDoubtful()).isEqualTo(1);
        assertThat(switched.pass(100 * RETRY_NS)).isEmpty();
        assertThat(switched.resolve(1, Resolution.SETTLED)).isTrue();
        assertThat(switched.engine.advicesPending()).isZero();
    }

    @Test
    void shouldReverseInsteadOfDeliveringWhatTheAcquirerReversed() {
        switched.signOff(ISSUER);
        switched.code(offlineSale(1, 10_00));
        Inbound reversal = reversalOf(2, 1);
        reversal.originalMti = 220;
        assertThat(switched.code(reversal)).isEqualTo("00");
        switched.signOn();

        List<Sent> sent = switched.pass(2 * RETRY_NS);

        assertThat(sent).extracting(Sent::kind).containsExactly(Sent.Kind.REVERSE);
        assertThat(switched.engine.advicesPending()).isZero();
    }

    @Test
    void shouldRefundOnlyWhatTheIssuerHas() {
        switched.signOff(ISSUER);
        switched.code(offlineSale(1, 10_00));
        assertThat(switched.code(refundOf(2, 1, 1_00))).isEqualTo("91");
        switched.signOn();
        assertThat(switched.code(refundOf(3, 1, 1_00))).isEqualTo("91");
        switched.pass(RETRY_NS);
        switched.decide(answer(ISSUER, 1, "00", 230));

        switched.approved(refundOf(4, 1, 1_00));
    }
}
