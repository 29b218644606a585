package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.Messages.ISSUER;
import static io.crosspoint.core.engine.Messages.about;
import static io.crosspoint.core.engine.Messages.answer;
import static io.crosspoint.core.engine.Messages.card;
import static io.crosspoint.core.engine.Messages.noCard;
import static io.crosspoint.core.engine.Messages.purchase;
import static io.crosspoint.core.engine.Messages.request;
import static io.crosspoint.core.engine.Messages.reversalOf;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.TransactionKind;

import org.junit.jupiter.api.Test;

/** What one member sends harms no other member. */
final class NeighboursTest {
    private static final int OTHER_LINK = 7;
    private static final long OTHER_ACQUIRER = 48_090_000;
    private static final long PARTNER = 48_030_000;
    private static final int UNKNOWN_BIN = 400_000;

    private final EngineHarness switched = new EngineHarness();

    private static Inbound ofOther(Inbound message) {
        message.link = OTHER_LINK;
        message.acquirer = OTHER_ACQUIRER;
        message.forwarder = OTHER_ACQUIRER;
        return message;
    }

    @Test
    void shouldRememberATransactionThoughManyOthersAreRefused() {
        switched.approved(purchase(1, 10_00));
        switched.approved(purchase(2, 10_00));
        for (int stan = 1; stan <= 3 * EngineHarness.REMEMBERED; stan++) {
            Inbound refused = card(ofOther(purchase(stan, 10_00)), UNKNOWN_BIN, 1);
            assertThat(switched.code(refused)).isEqualTo("92");
        }

        assertThat(switched.code(purchase(1, 10_00))).isEqualTo("00");
        assertThat(switched.decide(reversalOf(9, 2)))
                .extracting(Sent::kind)
                .contains(Sent.Kind.REVERSE);
    }

    @Test
    void shouldRememberAReversedOriginalThoughOthersReverseManyUnknownOnes() {
        assertThat(switched.code(reversalOf(2, 1))).isEqualTo("25");
        for (int i = 1; i <= 3 * EngineHarness.settings().orphanReversals(); i++) {
            Inbound reversal = ofOther(reversalOf(1_000 + i, i));
            assertThat(switched.code(reversal)).isEqualTo("25");
        }

        assertThat(switched.code(purchase(1, 10_00))).isEqualTo("22");
    }

    @Test
    void shouldLetOnlyItsOwnAcquirerUndoAPaymentOfAPartner() {
        Sent payment = payMerchantsCode();
        Inbound foreign = ofOther(voidOfPayment(payment, 11));

        assertThat(switched.code(foreign)).isEqualTo("25");
        Inbound foreignReversal = ofOther(about(reversalOf(12, 1), 200, payment.stan()));
        foreignReversal.originalForwarder = PARTNER;
        assertThat(switched.code(foreignReversal)).isEqualTo("25");

        Sent forward = switched.one(voidOfPayment(payment, 13));
        assertThat(forward.kind()).isEqualTo(Sent.Kind.FORWARD);
        assertThat(forward.originalId()).isEqualTo(payment.id());
    }

    /** Of a payment by code the acquirer never knew the token: it is not told by a follow-up. */
    @Test
    void shouldKeepTheCodeOfAPaymentInItsFollowUps() {
        Sent payment = payMerchantsCode();
        Inbound undo = voidOfPayment(payment, 13);
        switched.one(undo);

        assertThat(switched.effects.forwardedCode).isPositive();
        assertThat(switched.one(undo).kind()).isEqualTo(Sent.Kind.JOINED);
    }

    private Sent payMerchantsCode() {
        long token = switched.issueToken();
        Inbound order = InstrumentTest.order(switched.issueMerchantCode(), token, 7, 10_00);
        Sent forward = switched.one(order);
        Inbound approval = answer(ISSUER, forward.stan(), "00");
        approval.forwarder = PARTNER;
        assertThat(switched.code(approval)).isEqualTo("00");
        return forward;
    }

    private static Inbound voidOfPayment(Sent payment, int stan) {
        Inbound undo = noCard(request(TransactionKind.VOID, 200, stan, 10_00));
        about(undo, 200, payment.stan());
        undo.originalForwarder = PARTNER;
        return undo;
    }
}
