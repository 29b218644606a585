package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.Messages.ISSUER;
import static io.crosspoint.core.engine.Messages.answer;
import static io.crosspoint.core.engine.Messages.balanceInquiry;
import static io.crosspoint.core.engine.Messages.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.transactions.BalancesToldDecoder;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

/** A balance inquiry asked twice gets the whole first answer. */
final class BalancesTest {
    private static final String BALANCES = "0001156C000000123456" + "0002156D000000000099";

    private final EngineHarness switched = new EngineHarness();

    private static Inbound told(int stan, String code) {
        Inbound answer = answer(ISSUER, stan, code);
        byte[] text = BALANCES.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, answer.balances, 0, text.length);
        answer.balancesLength = text.length;
        return answer;
    }

    @Test
    void shouldRepeatTheBalances() {
        switched.one(balanceInquiry(1));
        switched.one(told(1, "00"));

        assertThat(switched.code(balanceInquiry(1))).isEqualTo("00");
        assertThat(switched.effects.balances).isEqualTo(BALANCES);
    }

    @Test
    void shouldRepeatTheBalancesAfterARestart() {
        switched.one(balanceInquiry(1));
        switched.one(told(1, "00"));
        EngineHarness next = switched.restarted();

        assertThat(next.code(balanceInquiry(1))).isEqualTo("00");
        assertThat(next.effects.balances).isEqualTo(BALANCES);
    }

    @Test
    void shouldKeepNoBalancesOfAnythingElse() {
        switched.one(purchase(1, 10_00));
        switched.one(told(1, "00"));
        switched.one(balanceInquiry(2));
        switched.one(told(2, "51"));

        assertThat(switched.code(purchase(1, 10_00))).isEqualTo("00");
        assertThat(switched.effects.balances).isEmpty();
        assertThat(switched.code(balanceInquiry(2))).isEqualTo("51");
        assertThat(switched.effects.balances).isEmpty();
        assertThat(switched.records(BalancesToldDecoder.TEMPLATE_ID)).isZero();
    }

    @Test
    void shouldLeaveBalancesOutThatGaveWayToLaterOnes() {
        for (int stan = 1; stan <= 257; stan++) {
            switched.one(balanceInquiry(stan));
            switched.one(told(stan, "00"));
        }

        assertThat(switched.code(balanceInquiry(1))).isEqualTo("00");
        assertThat(switched.effects.balances).isEmpty();
        assertThat(switched.code(balanceInquiry(2))).isEqualTo("00");
        assertThat(switched.effects.balances).isEqualTo(BALANCES);
    }
}
