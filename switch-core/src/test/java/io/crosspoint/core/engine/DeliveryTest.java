package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.EngineHarness.RETRY_NS;
import static io.crosspoint.core.engine.Messages.ISSUER;
import static io.crosspoint.core.engine.Messages.answer;
import static io.crosspoint.core.engine.Messages.purchase;
import static io.crosspoint.core.engine.Messages.reversalAnswer;
import static io.crosspoint.core.engine.Messages.reversalOf;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.transactions.DeliveryDoubtfulDecoder;
import io.crosspoint.journal.transactions.Resolution;
import io.crosspoint.journal.transactions.ReversalDeliveredDecoder;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Reversals towards issuers: repeated until settled, apart from each other. */
final class DeliveryTest {
    private final EngineHarness switched = new EngineHarness();

    private Sent reversed(int stan) {
        switched.approved(purchase(stan, 10_00));
        return switched.decide(reversalOf(100 + stan, stan)).getFirst();
    }

    @Test
    void shouldRepeatWithGrowingDelaysUntilTheIssuerAnswers() {
        Sent first = reversed(1);
        List<Long> waits = new ArrayList<>();
        long lastNs = switched.nowNs;
        for (int i = 0; i < 400; i++) {
            for (Sent again : switched.pass(RETRY_NS)) {
                assertThat(again.stan()).isEqualTo(first.stan());
                assertThat(again.attempt()).isEqualTo(waits.size() + 1);
                waits.add((switched.nowNs - lastNs) / RETRY_NS);
                lastNs = switched.nowNs;
            }
        }

        assertThat(waits).startsWith(1L, 2L, 4L, 8L, 16L, 32L, 64L, 64L);
        switched.decide(reversalAnswer(first, "00"));
        assertThat(switched.engine.reversalsPending()).isZero();
        assertThat(switched.pass(100 * RETRY_NS)).isEmpty();
    }

    @Test
    void shouldNotLetOneThatIsUnansweredHoldUpOthers() {
        reversed(1);
        Sent second = reversed(2);
        Sent third = reversed(3);

        switched.decide(reversalAnswer(third, "00"));
        switched.decide(reversalAnswer(second, "25"));

        assertThat(switched.engine.reversalsPending()).isEqualTo(1);
        assertThat(switched.pass(RETRY_NS)).extracting(Sent::id).containsExactly(1L);
    }

    @Test
    void shouldMatchTheAnswerByTheInstitutionsToo() {
        Sent reversal = reversed(1);
        Inbound foreign = reversalAnswer(reversal, "00");
        foreign.acquirer++;
        Inbound otherForwarder = reversalAnswer(reversal, "00");
        otherForwarder.forwarder++;

        switched.decide(foreign);
        switched.decide(otherForwarder);

        assertThat(switched.engine.reversalsPending()).isEqualTo(1);
        assertThat(switched.engine.totals().unmatchedAnswers).isEqualTo(2);
        assertThat(switched.records(ReversalDeliveredDecoder.TEMPLATE_ID)).isZero();
    }

    @Test
    void shouldGiveEachReversalOfALinkThatKeepsTraceNumbersANumberOfItsOwn() {
        switched.approved(purchase(5, 10_00));
        Sent one = switched.decide(reversalOf(100, 5)).getFirst();
        switched.approved(purchase(one.stan() - 1, 10_00));

        Sent two = switched.decide(reversalOf(101, one.stan() - 1)).getFirst();

        assertThat(two.stan()).isNotEqualTo(one.stan());
    }

    @Test
    void shouldGoOnWhenTheIssuerCannotNow() {
        Sent reversal = reversed(1);

        for (String code : List.of("90", "91", "96", "98", "68")) {
            switched.decide(reversalAnswer(reversal, code));
        }

        assertThat(switched.engine.reversalsDoubtful()).isZero();
        assertThat(switched.pass(RETRY_NS)).hasSize(1);
    }

    @Test
    void shouldLeaveAnAnswerThatSettlesNothingToTheOperator() {
        Sent doubtful = reversed(1);
        reversed(2);

        switched.decide(reversalAnswer(doubtful, "05"));
        switched.decide(reversalAnswer(doubtful, "05"));

        assertThat(switched.records(DeliveryDoubtfulDecoder.TEMPLATE_ID)).isEqualTo(1);
        assertThat(switched.engine.reversalsDoubtful()).isEqualTo(1);
        assertThat(switched.engine.reversalsPending()).isEqualTo(2);
        assertThat(switched.pass(RETRY_NS)).extracting(Sent::id).containsExactly(2L);
    }

    @Test
    void shouldSendADoubtfulOneAgainWhenTheOperatorSaysSo() {
        Sent doubtful = reversed(1);
        switched.decide(reversalAnswer(doubtful, "05"));
        EngineHarness next = switched.restarted();
        next.signOn();
        assertThat(next.pass(RETRY_NS)).isEmpty();

        assertThat(next.resolve(1, Resolution.SEND_AGAIN)).isTrue();

        assertThat(next.pass(1)).extracting(Sent::stan).containsExactly(doubtful.stan());
        next.decide(reversalAnswer(doubtful, "00"));
        assertThat(next.engine.reversalsPending()).isZero();
        assertThat(next.engine.reversalsDoubtful()).isZero();
    }

    @Test
    void shouldEndADeliveryThatTheOperatorHasSettled() {
        Sent one = reversed(1);
        reversed(2);
        switched.decide(reversalAnswer(one, "05"));

        assertThat(switched.resolve(1, Resolution.SETTLED)).isTrue();
        assertThat(switched.resolve(2, Resolution.SETTLED)).isTrue();
        assertThat(switched.resolve(2, Resolution.SETTLED)).isFalse();
        assertThat(switched.resolve(77, Resolution.SETTLED)).isFalse();

        assertThat(switched.engine.reversalsPending()).isZero();
        assertThat(switched.engine.reversalsDoubtful()).isZero();
        assertThat(switched.pass(100 * RETRY_NS)).isEmpty();
    }

    @Test
    void shouldTakeNoAnswerOfAnotherMessageType() {
        switched.one(purchase(1, 10_00));

        assertThat(switched.decide(answer(ISSUER, 1, "00", 110))).isEmpty();
        assertThat(switched.decide(answer(ISSUER, 1, "00", 230))).isEmpty();
        assertThat(switched.engine.totals().unmatchedAnswers).isEqualTo(2);
        assertThat(switched.engine.inFlight()).isEqualTo(1);
        assertThat(switched.code(answer(ISSUER, 1, "00"))).isEqualTo("00");
    }
}
