package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.Messages.ACQUIRER;
import static io.crosspoint.core.engine.Messages.STRICT_ACQUIRER;
import static io.crosspoint.core.engine.Messages.network;
import static io.crosspoint.core.engine.Messages.purchase;
import static io.crosspoint.core.engine.Messages.reversalOf;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.transactions.TransactionDeclinedDecoder;

import org.junit.jupiter.api.Test;

/** Whose requests are taken: connected is not yet signed on. */
final class SignOnTest {
    private final EngineHarness switched = new EngineHarness();

    private static Inbound strict(Inbound message) {
        message.link = STRICT_ACQUIRER;
        return message;
    }

    @Test
    void shouldTakeRequestsOnlyFromAMemberThatSignedOnWhereThatIsRequired() {
        assertThat(switched.code(strict(purchase(1, 10_00)))).isEqualTo("58");
        assertThat(switched.records(TransactionDeclinedDecoder.TEMPLATE_ID)).isZero();
        assertThat(switched.code(network(STRICT_ACQUIRER, NetworkCode.SIGN_ON))).isEqualTo("00");

        assertThat(switched.one(strict(purchase(1, 10_00))).kind()).isEqualTo(Sent.Kind.FORWARD);
    }

    @Test
    void shouldTakeNothingNewAfterTheConnectionIsLost() {
        switched.code(network(STRICT_ACQUIRER, NetworkCode.SIGN_ON));
        switched.one(strict(purchase(1, 10_00)));
        switched.signOff(STRICT_ACQUIRER);

        assertThat(switched.code(strict(purchase(2, 10_00)))).isEqualTo("58");
        assertThat(switched.one(strict(purchase(1, 10_00))).kind()).isEqualTo(Sent.Kind.JOINED);
        assertThat(switched.decide(strict(reversalOf(3, 1)))).hasSize(3);
    }

    @Test
    void shouldTakeNothingNewFromAMemberThatSignedOff() {
        assertThat(switched.one(purchase(1, 10_00)).kind()).isEqualTo(Sent.Kind.FORWARD);
        assertThat(switched.code(network(ACQUIRER, NetworkCode.SIGN_OFF))).isEqualTo("00");

        assertThat(switched.code(purchase(2, 10_00))).isEqualTo("58");
        assertThat(switched.code(network(ACQUIRER, NetworkCode.SIGN_ON))).isEqualTo("00");
        assertThat(switched.one(purchase(2, 10_00)).kind()).isEqualTo(Sent.Kind.FORWARD);
    }

    @Test
    void shouldServeAMemberThatReconnectsWhereNoSignOnIsRequired() {
        switched.code(network(ACQUIRER, NetworkCode.SIGN_OFF));
        switched.signOff(ACQUIRER);

        assertThat(switched.one(purchase(1, 10_00)).kind()).isEqualTo(Sent.Kind.FORWARD);
    }
}
