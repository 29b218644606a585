package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.EngineHarness.INTERRUPTED_WAIT_NS;
import static io.crosspoint.core.engine.EngineHarness.TIMEOUT_NS;
import static io.crosspoint.core.engine.Messages.ISSUER;
import static io.crosspoint.core.engine.Messages.answer;
import static io.crosspoint.core.engine.Messages.balanceInquiry;
import static io.crosspoint.core.engine.Messages.purchase;
import static io.crosspoint.core.engine.Messages.refundOf;
import static io.crosspoint.core.engine.Messages.reversalOf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What was in flight when a process ended and is never reversed is asked again. */
final class InterruptedTest {
    private final EngineHarness switched = new EngineHarness();

    @Test
    void shouldAskTheIssuerAgainWithTheSameKeyOnceItHasSignedOn() {
        switched.approved(purchase(1, 10_00));
        Sent first = switched.one(refundOf(2, 1, 4_00));
        EngineHarness next = switched.restarted();

        assertThat(next.recover()).isEmpty();
        assertThat(next.pass(1)).isEmpty();
        assertThat(next.engine.inFlight()).isEqualTo(1);
        next.signOn();
        Sent again = next.pass(1).getFirst();

        assertThat(again.kind()).isEqualTo(Sent.Kind.REPEAT);
        assertThat(again.link()).isEqualTo(ISSUER);
        assertThat(again.stan()).isEqualTo(first.stan());
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.originalId()).isEqualTo(first.originalId()).isNotZero();
        assertThat(next.code(answer(ISSUER, first.stan(), "00", 230))).isEqualTo("00");
        assertThat(next.engine.inFlight()).isZero();
    }

    @Test
    void shouldCountTheIssuersLimitFromTheMomentItIsAskedAgain() {
        switched.one(balanceInquiry(1));
        EngineHarness next = switched.restarted();
        next.recover();
        next.pass(5 * TIMEOUT_NS);
        next.signOn();
        assertThat(next.pass(1)).hasSize(1);

        assertThat(next.pass(TIMEOUT_NS - 1)).isEmpty();
        assertThat(next.pass(1)).singleElement().extracting(Sent::code).isEqualTo("98");
        assertThat(next.engine.reversalsPending()).isZero();
    }

    @Test
    void shouldLetARepeatOfTheAcquirersWaitForTheSameAnswer() {
        switched.one(balanceInquiry(1));
        EngineHarness next = switched.restarted();
        next.recover();

        assertThat(next.one(balanceInquiry(1)).kind()).isEqualTo(Sent.Kind.JOINED);
        next.signOn();
        next.pass(1);

        assertThat(next.code(answer(ISSUER, 1, "00"))).isEqualTo("00");
        assertThat(next.code(balanceInquiry(1))).isEqualTo("00");
    }

    @Test
    void shouldTellATimeOutWhenTheIssuerDoesNotComeBack() {
        switched.one(balanceInquiry(1));
        switched.one(balanceInquiry(2));
        EngineHarness next = switched.restarted();
        next.recover();

        assertThat(next.pass(INTERRUPTED_WAIT_NS - 1)).isEmpty();
        assertThat(next.pass(1)).extracting(Sent::code).containsExactly("98", "98");
        next.signOn();
        assertThat(next.pass(1)).isEmpty();
    }

    @Test
    void shouldAskAgainAfterEachRestartUntilThereIsAnAnswer() {
        switched.one(balanceInquiry(1));
        EngineHarness second = switched.restarted();
        second.recover();
        second.signOn();
        assertThat(second.pass(1)).hasSize(1);
        EngineHarness third = second.restarted();
        assertThat(third.recover()).isEmpty();
        third.signOn();

        List<Sent> sent = third.pass(1);

        assertThat(sent).singleElement().extracting(Sent::kind).isEqualTo(Sent.Kind.REPEAT);
        assertThat(third.pass(1)).isEmpty();
    }

    @Test
    void shouldNotAskAgainWhatItsAcquirerReversedMeanwhile() {
        switched.approved(purchase(1, 10_00));
        switched.one(refundOf(2, 1, 4_00));
        EngineHarness next = switched.restarted();
        next.recover();
        Inbound reversal = reversalOf(3, 2);
        reversal.originalMti = 220;
        next.decide(reversal);
        next.signOn();

        List<Sent> sent = next.pass(EngineHarness.RETRY_NS);

        assertThat(sent).extracting(Sent::kind).containsExactly(Sent.Kind.REVERSE);
    }

    @Test
    void shouldNotConcludeAsNeverAskedWhatAProcessBeforeMayHaveAsked() {
        Sent first = switched.one(balanceInquiry(1));
        EngineHarness next = switched.restarted();
        next.recover();
        next.signOn();
        next.pass(1);

        assertThat(next.neverLeft(first.id())).isEmpty();
        assertThat(next.engine.inFlight()).isEqualTo(1);
        assertThat(next.code(answer(ISSUER, 1, "00"))).isEqualTo("00");
    }

    @Test
    void shouldFoldToTheStateThatWasLived() {
        switched.one(balanceInquiry(1));
        switched.one(purchase(2, 10_00));
        EngineHarness next = switched.restarted();
        next.recover();
        next.signOn();
        next.one(balanceInquiry(3));
        next.pass(1);

        EngineHarness folded = new EngineHarness(next.journal.crash(), EngineHarness.settings());

        assertThat(folded.engine.digest()).isEqualTo(next.engine.digest());
    }
}
