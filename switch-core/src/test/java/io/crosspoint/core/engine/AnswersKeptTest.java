package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.EngineHarness.KEPT_NS;
import static io.crosspoint.core.engine.EngineHarness.TIMEOUT_NS;
import static io.crosspoint.core.engine.Messages.ISSUER;
import static io.crosspoint.core.engine.Messages.answer;
import static io.crosspoint.core.engine.Messages.card;
import static io.crosspoint.core.engine.Messages.purchase;
import static io.crosspoint.core.engine.Messages.reversalOf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long the answer to a request is given again. */
final class AnswersKeptTest {
    private final EngineHarness switched = new EngineHarness();

    @Test
    void shouldGiveTheAnswerAgainUntilItsTimeIsOver() {
        switched.approved(purchase(1, 10_00));
        switched.pass(TIMEOUT_NS + KEPT_NS);
        assertThat(switched.code(purchase(1, 10_00))).isEqualTo("00");
        switched.pass(1);

        Sent anew = switched.approved(purchase(1, 11_00));

        assertThat(anew.id()).isEqualTo(2);
        assertThat(switched.code(purchase(1, 11_00))).isEqualTo("00");
        assertThat(switched.code(purchase(1, 10_00))).isEqualTo("94");
    }

    @Test
    void shouldNameTheNewestByAKeyThatWasUsedAgain() {
        switched.approved(purchase(1, 10_00));
        switched.pass(TIMEOUT_NS + KEPT_NS + 1);
        switched.one(purchase(1, 11_00));

        assertThat(switched.decide(reversalOf(2, 1)).getFirst().id()).isEqualTo(2);
        assertThat(switched.decide(answer(ISSUER, 1, "00"))).isEmpty();
    }

    @Test
    void shouldForgetWhatTheSwitchDeclinedAfterTheSameTime() {
        assertThat(switched.code(card(purchase(1, 10_00), 400_000, 1))).isEqualTo("92");
        switched.pass(KEPT_NS);
        assertThat(switched.code(purchase(1, 10_00))).isEqualTo("94");
        switched.pass(1);

        switched.approved(purchase(1, 10_00));
    }

    @Test
    void shouldForgetWhatItAnsweredToAReversal() {
        assertThat(switched.code(reversalOf(2, 1))).isEqualTo("25");
        switched.pass(KEPT_NS);
        assertThat(switched.code(reversalOf(2, 3))).isEqualTo("94");
        switched.pass(1);

        assertThat(switched.code(reversalOf(2, 3))).isEqualTo("25");
    }

    @Test
    void shouldKeepTheKeyOfWhatItsIssuerMustStillUndo() {
        switched.one(purchase(1, 10_00));
        switched.pass(TIMEOUT_NS);
        switched.pass(2 * KEPT_NS);

        assertThat(switched.code(purchase(1, 10_00))).isEqualTo("98");
    }

    @Test
    void shouldAnswerAMisusedKeyAlikeWithOneRecord() {
        switched.approved(purchase(1, 10_00));
        assertThat(switched.code(purchase(1, 11_00))).isEqualTo("94");
        long position = switched.journal.position();

        assertThat(switched.code(purchase(1, 11_00))).isEqualTo("94");
        assertThat(switched.code(purchase(1, 10_00))).isEqualTo("00");
        assertThat(switched.journal.position()).isEqualTo(position);
    }
}
