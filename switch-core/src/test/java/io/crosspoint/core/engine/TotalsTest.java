package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.EngineHarness.RETRY_NS;
import static io.crosspoint.core.engine.EngineHarness.TIMEOUT_NS;
import static io.crosspoint.core.engine.EngineHarness.TODAY;
import static io.crosspoint.core.engine.Messages.ACQUIRER;
import static io.crosspoint.core.engine.Messages.ISSUER;
import static io.crosspoint.core.engine.Messages.answer;
import static io.crosspoint.core.engine.Messages.balanceInquiry;
import static io.crosspoint.core.engine.Messages.completionOf;
import static io.crosspoint.core.engine.Messages.completionVoidOf;
import static io.crosspoint.core.engine.Messages.offlineSale;
import static io.crosspoint.core.engine.Messages.preAuthorisation;
import static io.crosspoint.core.engine.Messages.purchase;
import static io.crosspoint.core.engine.Messages.refundOf;
import static io.crosspoint.core.engine.Messages.reversalAnswer;
import static io.crosspoint.core.engine.Messages.reversalOf;
import static io.crosspoint.core.engine.Messages.totals;
import static io.crosspoint.core.engine.Messages.voidOf;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.transactions.TotalsComparedDecoder;

import org.junit.jupiter.api.Test;

/** Running totals of links, and what members are told when they compare theirs. */
final class TotalsTest {
    private final EngineHarness switched = new EngineHarness();

    /** Numbers DE74 to DE77, DE80, DE81, amounts DE86 to DE89, net DE97. */
    private long[] of(int date, int link) {
        LinkTotals totals = new LinkTotals();
        assertThat(switched.engine.totals(date, link, totals)).isTrue();
        long[] values = new long[LinkTotals.COUNT];
        for (int total = 0; total < values.length; total++) {
            values[total] = totals.value(total);
        }
        return values;
    }

    private void aDay() {
        switched.approved(purchase(1, 10_00));
        switched.approved(purchase(2, 5_00));
        switched.approved(voidOf(3, 2, 5_00));
        switched.approved(refundOf(4, 1, 3_00));
        switched.approved(preAuthorisation(5, 20_00));
        switched.approved(completionOf(6, 5, 21_00));
        switched.approved(balanceInquiry(7));
        switched.one(purchase(8, 99_00));
        switched.one(answer(ISSUER, 8, "51"));
    }

    @Test
    void shouldCountWhatWasApprovedOnBothSides() {
        aDay();

        long[] expected = {1, 0, 3, 1, 1, 1, 3_00, 0, 36_00, 5_00, -28_00};
        assertThat(of(TODAY, ACQUIRER)).containsExactly(expected);
        assertThat(of(TODAY, ISSUER)).containsExactly(expected);
    }

    @Test
    void shouldTakeBackWhatTheAcquirerReversesWhenEachSideKnows() {
        switched.approved(purchase(1, 10_00));
        Sent reversal = switched.decide(reversalOf(2, 1)).getFirst();
        assertThat(of(TODAY, ACQUIRER)).startsWith(0, 0, 1, 1).endsWith(10_00, 10_00, 0);
        assertThat(of(TODAY, ISSUER)).startsWith(0, 0, 1, 0).endsWith(10_00, 0, -10_00);

        switched.decide(reversalAnswer(reversal, "00"));

        assertThat(of(TODAY, ISSUER)).startsWith(0, 0, 1, 1).endsWith(10_00, 10_00, 0);
    }

    @Test
    void shouldCountALateApprovalAtTheIssuerOnly() {
        switched.one(purchase(1, 10_00));
        Sent reversal = switched.pass(TIMEOUT_NS).getFirst();
        switched.decide(answer(ISSUER, 1, "00"));
        switched.decide(reversalAnswer(reversal, "00"));

        assertThat(of(TODAY, ACQUIRER)).containsOnly(0);
        assertThat(of(TODAY, ISSUER)).startsWith(0, 0, 1, 1).endsWith(10_00, 10_00, 0);
    }

    @Test
    void shouldCountAStoredAdviceAtTheIssuerOnceItTookIt() {
        switched.signOff(ISSUER);
        switched.code(offlineSale(1, 10_00));
        assertThat(of(TODAY, ACQUIRER)).startsWith(0, 0, 1);
        assertThat(of(TODAY, ISSUER)).containsOnly(0);
        switched.cutOver();
        switched.signOn();
        switched.pass(RETRY_NS);
        switched.decide(answer(ISSUER, 1, "00", 230));

        assertThat(of(20_260_616, ISSUER)).startsWith(0, 0, 1).endsWith(10_00, 0, -10_00);
        assertThat(of(TODAY, ISSUER)).containsOnly(0);
    }

    @Test
    void shouldGiveAVoidedCompletionBackWhenItsVoidIsReversed() {
        switched.approved(preAuthorisation(1, 10_00));
        switched.approved(completionOf(2, 1, 10_00));
        switched.approved(completionVoidOf(3, 2, 10_00));
        switched.decide(reversalOf(4, 3));

        assertThat(of(TODAY, ACQUIRER)).endsWith(20_00, 10_00, -10_00);
    }

    @Test
    void shouldTellAMemberWhetherItsTotalsAgree() {
        aDay();
        Inbound right = totals(ACQUIRER, 100);
        right.totals.value(LinkTotals.DEBITS, 3);
        right.totals.value(LinkTotals.NET, -28_00);
        Inbound wrong = totals(ACQUIRER, 101);
        wrong.totals.value(LinkTotals.DEBITS, 4);

        assertThat(switched.code(right)).isEqualTo("00");
        assertThat(switched.effects.totals.settlementCode).isEqualTo(1);
        assertThat(switched.code(wrong)).isEqualTo("95");
        assertThat(switched.effects.totals.settlementCode).isEqualTo(2);
        assertThat(switched.effects.totals.counted.value(LinkTotals.DEBITS)).isEqualTo(3);
        assertThat(switched.effects.totals.businessDate).isEqualTo(TODAY);
        assertThat(switched.records(TotalsComparedDecoder.TEMPLATE_ID)).isEqualTo(2);
    }

    @Test
    void shouldTellTheTotalsOfTheDateAskedFor() {
        aDay();
        switched.cutOver();
        switched.pass(1);
        switched.approved(purchase(50, 1_00));
        Inbound closed = totals(ISSUER, 100);
        closed.settlementDate = 615;
        Inbound open = totals(ISSUER, 101);
        Inbound gone = totals(ISSUER, 102);
        gone.settlementDate = 614;

        assertThat(switched.code(closed)).isEqualTo("00");
        assertThat(switched.effects.totals.settlementCode).isZero();
        assertThat(switched.effects.totals.counted.value(LinkTotals.NET)).isEqualTo(-28_00);
        assertThat(switched.code(open)).isEqualTo("00");
        assertThat(switched.effects.totals.counted.value(LinkTotals.NET)).isEqualTo(-1_00);
        assertThat(switched.code(gone)).isEqualTo("25");
        assertThat(switched.effects.totals.settlementCode).isEqualTo(3);
    }

    @Test
    void shouldAnswerARepeatAlikeThoughTheTotalsHaveMovedOn() {
        switched.approved(purchase(1, 10_00));
        Inbound asked = totals(ACQUIRER, 100);
        asked.totals.value(LinkTotals.DEBITS, 1);
        assertThat(switched.code(asked)).isEqualTo("00");
        switched.approved(purchase(2, 10_00));
        EngineHarness next = switched.restarted();
        asked.mti = 501;

        assertThat(next.code(asked)).isEqualTo("00");
        assertThat(next.effects.totals.counted.value(LinkTotals.DEBITS)).isEqualTo(1);
        assertThat(next.records(TotalsComparedDecoder.TEMPLATE_ID)).isEqualTo(1);
    }
}
