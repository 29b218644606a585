package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.Messages.ISSUER;
import static io.crosspoint.core.engine.Messages.answer;
import static io.crosspoint.core.engine.Messages.noCard;
import static io.crosspoint.core.engine.Messages.purchase;
import static io.crosspoint.core.engine.Messages.refundOf;
import static io.crosspoint.core.engine.Messages.token;
import static io.crosspoint.core.engine.Messages.voidOf;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.TransactionKind;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class InstrumentTest {
    private final EngineHarness switched = new EngineHarness();

    private static Inbound payerCode(int stan, long code) {
        Inbound message = noCard(purchase(stan, 10_00));
        message.codeSerial = code;
        message.entryMode = 32;
        return message;
    }

    static Inbound order(long serial, long token, long requestId, long amountMinor) {
        Inbound message = new Inbound();
        message.clear();
        message.kind = TransactionKind.PURCHASE;
        message.mti = 200;
        message.codeSerial = serial;
        message.token = token;
        message.tokenLength = 16;
        message.amountMinor = amountMinor;
        message.currency = 156;
        message.forwarder = 48_030_000;
        message.transmissionTime = Messages.TIME;
        byte[] rrn = "%012d".formatted(requestId).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(rrn, 0, message.rrn, 0, rrn.length);
        return message;
    }

    @Test
    void shouldResolveTheCardBehindAToken() {
        long token = switched.issueToken();

        Sent forward = switched.approved(token(purchase(1, 10_00), token));

        assertThat(forward.link()).isEqualTo(ISSUER);
        assertThat(switched.effects.forwardedBin).isEqualTo(Messages.DEBIT);
        assertThat(switched.effects.forwardedSeal).isEqualTo(Messages.DEBIT * 1_000L + 1);
        assertThat(switched.effects.forwardedToken).isEqualTo(token);
    }

    @Test
    void shouldDeclineTokensThatAreUnknownOrDead() {
        long token = switched.issueToken();
        assertThat(switched.code(token(purchase(1, 10_00), 6_299_000_000_000_009L)))
                .isEqualTo("14");
        switched.killToken(token);

        assertThat(switched.code(token(purchase(2, 10_00), token))).isEqualTo("62");
    }

    @Test
    void shouldFollowAPurchaseWhoseTokenIsDead() {
        long token = switched.issueToken();
        switched.approved(token(purchase(1, 10_00), token));
        switched.approved(token(purchase(2, 10_00), token));
        switched.killToken(token);

        switched.approved(token(voidOf(3, 1, 10_00), token));
        switched.approved(token(refundOf(4, 2, 10_00), token));
        assertThat(switched.effects.forwardedSeal).isEqualTo(Messages.DEBIT * 1_000L + 1);
    }

    @Test
    void shouldUseAPayerCodeOnce() {
        long code = switched.issuePayerCode(switched.issueToken());

        switched.one(payerCode(1, code));

        assertThat(switched.effects.forwardedSeal).isEqualTo(Messages.DEBIT * 1_000L + 1);
        assertThat(switched.code(payerCode(2, code))).isEqualTo("94");
        switched.one(answer(ISSUER, 1, "05"));
        assertThat(switched.code(payerCode(3, code))).isEqualTo("94");
        assertThat(switched.code(payerCode(1, code))).isEqualTo("05");
    }

    @Test
    void shouldDeclinePayerCodesThatAreUnknownOrExpired() {
        long code = switched.issuePayerCode(switched.issueToken());
        assertThat(switched.code(payerCode(1, code + 1))).isEqualTo("14");
        switched.pass(61_000_000_000L);

        assertThat(switched.code(payerCode(2, code))).isEqualTo("54");
    }

    @Test
    void shouldUseAPayerCodeUpByAnAttemptThatIsDeclinedHere() {
        long code = switched.issuePayerCode(switched.issueToken());
        Inbound wrongCurrency = payerCode(1, code);
        wrongCurrency.currency = 840;
        assertThat(switched.code(wrongCurrency)).isEqualTo("12");

        assertThat(switched.code(payerCode(2, code))).isEqualTo("94");
        assertThat(switched.code(wrongCurrency)).isEqualTo("12");
    }

    @Test
    void shouldPayAMerchantsCodeOncePerRequestId() {
        long token = switched.issueToken();
        long serial = switched.issueMerchantCode();
        Sent forward = switched.one(order(serial, token, 7, 10_00));
        assertThat(forward.kind()).isEqualTo(Sent.Kind.FORWARD);

        assertThat(switched.one(order(serial, token, 7, 10_00)).kind()).isEqualTo(Sent.Kind.JOINED);
        Inbound approval = answer(ISSUER, forward.stan(), "00");
        approval.forwarder = 48_030_000;
        Sent answer = switched.one(approval);
        assertThat(answer.link()).isZero();
        Inbound later = order(serial, token, 7, 10_00);
        later.transmissionTime = Messages.TIME + 5;
        assertThat(switched.code(later)).isEqualTo("00");
        assertThat(switched.code(order(serial, token, 7, 10_01))).isEqualTo("94");
        assertThat(switched.one(order(serial, token, 8, 10_00)).kind())
                .isEqualTo(Sent.Kind.FORWARD);
    }

    @Test
    void shouldDeclineCodesThatAreUnknown() {
        long token = switched.issueToken();

        assertThat(switched.code(order(1_000_000_000_000_000_001L, token, 7, 10_00)))
                .isEqualTo("14");
    }
}
