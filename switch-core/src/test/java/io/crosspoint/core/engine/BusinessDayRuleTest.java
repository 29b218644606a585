package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.EngineHarness.NOW;
import static io.crosspoint.core.engine.Messages.ISSUER;
import static io.crosspoint.core.engine.Messages.answer;
import static io.crosspoint.core.engine.Messages.offlineSale;
import static io.crosspoint.core.engine.Messages.purchase;
import static io.crosspoint.core.engine.Messages.refundOf;
import static io.crosspoint.core.engine.Messages.reversalOf;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.transactions.BusinessDateClosedDecoder;
import io.crosspoint.journal.transactions.BusinessDateOpenedDecoder;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

/** Business dates by the clock: the test's day begins at 18:00 in Shanghai, 10:00 UTC. */
final class BusinessDayRuleTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final BusinessDayRule EVENING =
            new BusinessDayRule(LocalTime.of(23, 0), SHANGHAI, false);
    private static final BusinessDayRule MORNING =
            new BusinessDayRule(LocalTime.of(6, 30), SHANGHAI, false);
    private static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);

    private static long ns(String utc) {
        return TimeUnit.SECONDS.toNanos(Instant.parse(utc).getEpochSecond());
    }

    @Test
    void shouldTellTheDateAndTheNextCutOver() {
        assertThat(EVENING.dateAt(ns("2026-12-31T14:59:59Z"))).isEqualTo(20_261_231);
        assertThat(EVENING.dateAt(ns("2026-12-31T15:00:00Z"))).isEqualTo(20_270_101);
        assertThat(EVENING.nextNs(ns("2026-12-31T14:59:59Z")))
                .isEqualTo(ns("2026-12-31T15:00:00Z"));
        assertThat(EVENING.nextNs(ns("2026-12-31T15:00:00Z")))
                .isEqualTo(ns("2027-01-01T15:00:00Z"));
        assertThat(MORNING.dateAt(ns("2026-06-14T22:29:59Z"))).isEqualTo(20_260_614);
        assertThat(MORNING.dateAt(ns("2026-06-14T22:30:00Z"))).isEqualTo(20_260_615);
    }

    @Test
    void shouldKeepTheTimeOfDayWhenClocksChange() {
        BusinessDayRule berlin =
                new BusinessDayRule(LocalTime.of(22, 0), ZoneId.of("Europe/Berlin"), false);

        assertThat(berlin.nextNs(ns("2026-03-28T21:00:00Z"))).isEqualTo(ns("2026-03-29T20:00:00Z"));
    }

    @Test
    void shouldCutOverByTheClock() {
        EngineHarness switched = new EngineHarness(EVENING);
        assertThat(switched.engine.openDate()).isEqualTo(20_260_615);
        switched.one(purchase(1, 10_00));
        switched.pass(5 * HOUR_NS - 1);
        assertThat(switched.engine.openDate()).isEqualTo(20_260_615);
        switched.pass(1);

        assertThat(switched.engine.openDate()).isEqualTo(20_260_616);
        assertThat(switched.engine.lastClosedDate()).isEqualTo(20_260_615);
        switched.pass(24 * HOUR_NS);
        assertThat(switched.engine.openDate()).isEqualTo(20_260_617);
    }

    @Test
    void shouldCatchUpOnceAfterAPauseAndWaitForADateThatIsClosing() {
        EngineHarness switched = new EngineHarness(EVENING);
        switched.pass(5 * HOUR_NS - EngineHarness.TIMEOUT_NS / 2);
        switched.one(purchase(1, 10_00));
        switched.pass(EngineHarness.TIMEOUT_NS / 2);
        assertThat(switched.engine.closingDate()).isEqualTo(20_260_615);
        switched.decide(answer(ISSUER, 1, "00"));
        switched.pass(72 * HOUR_NS);

        assertThat(switched.engine.openDate()).isEqualTo(20_260_619);
        assertThat(switched.records(BusinessDateOpenedDecoder.TEMPLATE_ID)).isEqualTo(3);
        assertThat(switched.records(BusinessDateClosedDecoder.TEMPLATE_ID)).isEqualTo(2);
    }

    @Test
    void shouldLeaveADateAloneThatAnOperatorHasOpenedEarly() {
        EngineHarness switched = new EngineHarness(EVENING);
        assertThat(switched.cutOver()).isTrue();
        switched.pass(6 * HOUR_NS);

        assertThat(switched.engine.openDate()).isEqualTo(20_260_616);
    }

    @Test
    void shouldDeclineWhileClosingWhereThatIsTheRule() {
        EngineHarness switched = new EngineHarness(new BusinessDayRule(null, SHANGHAI, true));
        switched.one(purchase(1, 10_00));
        switched.cutOver();
        switched.pass(1);

        assertThat(switched.code(purchase(2, 10_00))).isEqualTo("90");
        assertThat(switched.code(purchase(2, 10_00))).isEqualTo("90");
        assertThat(switched.one(offlineSale(3, 10_00)).kind()).isEqualTo(Sent.Kind.FORWARD);
        assertThat(switched.code(answer(ISSUER, 1, "00"))).isEqualTo("00");
        switched.pass(1);
        switched.approved(purchase(4, 10_00));
    }

    @Test
    void shouldSealCountsSumsAndTheHashOfTheChain() {
        EngineHarness switched = new EngineHarness();
        switched.approved(purchase(1, 10_00));
        switched.approved(purchase(2, 5_00));
        switched.approved(refundOf(3, 1, 2_00));
        switched.decide(reversalOf(4, 2));
        switched.cutOver();
        switched.pass(1);

        RecordView record = switched.last(BusinessDateClosedDecoder.TEMPLATE_ID);
        BusinessDateClosedDecoder seal =
                new BusinessDateClosedDecoder()
                        .wrapAndApplyHeader(
                                record.buffer(), record.bodyOffset(), new MessageHeaderDecoder());
        assertThat(seal.approvedCount()).isEqualTo(3);
        assertThat(seal.approvedAmountMinor()).isEqualTo(15_00);
        assertThat(seal.refundCount()).isEqualTo(1);
        assertThat(seal.refundAmountMinor()).isEqualTo(2_00);
        assertThat(seal.reversalCount()).isEqualTo(1);
        int envelope = record.bodyOffset() - RecordEnvelope.ENVELOPE_LENGTH;
        int sealed = RecordEnvelope.previousCrc(record.buffer(), envelope);
        assertThat(sealed).isEqualTo(switched.crcOf(seal.lastSequence())).isNotZero();
        assertThat(switched.nowNs).isGreaterThan(NOW);
    }
}
