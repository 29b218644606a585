package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.EngineHarness.TIMEOUT_NS;
import static io.crosspoint.core.engine.EngineHarness.TODAY;
import static io.crosspoint.core.engine.Messages.ISSUER;
import static io.crosspoint.core.engine.Messages.answer;
import static io.crosspoint.core.engine.Messages.purchase;
import static io.crosspoint.core.engine.Messages.voidOf;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.transactions.BusinessDateClosedDecoder;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;
import io.crosspoint.journal.transactions.TransactionConcludedDecoder;

import org.junit.jupiter.api.Test;

import java.util.List;

class BusinessDateTest {
    private final EngineHarness switched = new EngineHarness();

    private BusinessDateClosedDecoder closed() {
        RecordView record = switched.last(BusinessDateClosedDecoder.TEMPLATE_ID);
        return new BusinessDateClosedDecoder()
                .wrapAndApplyHeader(
                        record.buffer(), record.bodyOffset(), new MessageHeaderDecoder());
    }

    @Test
    void shouldCloseADateOnceItsTransactionsAreConcluded() {
        switched.approved(purchase(1, 10_00));
        switched.approved(purchase(2, 5_00));
        switched.approved(voidOf(3, 2, 5_00));
        switched.one(purchase(4, 7_00));
        assertThat(switched.cutOver()).isTrue();
        switched.pass(1);

        assertThat(switched.engine.openDate()).isEqualTo(20_260_616);
        assertThat(switched.engine.closingDate()).isEqualTo(TODAY);
        assertThat(switched.engine.closingInFlight()).isEqualTo(1);
        assertThat(switched.cutOver()).isFalse();
        switched.approved(purchase(5, 100_00));
        switched.one(answer(ISSUER, 4, "00"));
        switched.pass(1);

        BusinessDateClosedDecoder closed = closed();
        assertThat(closed.businessDate()).isEqualTo(TODAY);
        assertThat(closed.acceptedCount()).isEqualTo(4);
        assertThat(closed.approvedCount()).isEqualTo(4);
        assertThat(closed.approvedAmountMinor()).isEqualTo(22_00);
        assertThat(closed.firstSequence()).isEqualTo(2);
        assertThat(closed.lastSequence()).isEqualTo(switched.journal.position() - 1);
        assertThat(switched.engine.closingDate()).isZero();
        assertThat(switched.engine.lastClosedDate()).isEqualTo(TODAY);
        assertThat(switched.cutOver()).isTrue();
    }

    @Test
    void shouldStampTheConclusionWithTheDateOfTheAcceptance() {
        switched.one(purchase(1, 10_00));
        switched.cutOver();
        switched.one(answer(ISSUER, 1, "00"));

        RecordView record = switched.last(TransactionConcludedDecoder.TEMPLATE_ID);
        TransactionConcludedDecoder concluded =
                new TransactionConcludedDecoder()
                        .wrapAndApplyHeader(
                                record.buffer(), record.bodyOffset(), new MessageHeaderDecoder());
        assertThat(concluded.businessDate()).isEqualTo(TODAY);
    }

    @Test
    void shouldConcludeAndReverseWhatWasInFlightWhenTheProcessEnded() {
        switched.one(purchase(1, 10_00));
        switched.approved(purchase(2, 10_00));
        EngineHarness next = switched.restarted();
        assertThat(next.engine.isSignedOn(ISSUER)).isFalse();

        List<Sent> sent = next.recover();

        assertThat(sent).singleElement().extracting(Sent::code).isEqualTo("98");
        assertThat(next.engine.inFlight()).isZero();
        assertThat(next.engine.reversalsPending()).isEqualTo(1);
        next.signOn();
        assertThat(next.pass(EngineHarness.RETRY_NS))
                .singleElement()
                .extracting(Sent::kind)
                .isEqualTo(Sent.Kind.REVERSE);
        assertThat(next.code(purchase(2, 10_00))).isEqualTo("00");
        assertThat(next.code(purchase(1, 10_00))).isEqualTo("98");
        assertThat(next.one(purchase(3, 10_00)).kind()).isEqualTo(Sent.Kind.FORWARD);
    }

    @Test
    void shouldGoOnReversingAfterARestart() {
        switched.one(purchase(1, 10_00));
        Sent first = switched.pass(TIMEOUT_NS).getFirst();
        EngineHarness next = switched.restarted();
        next.signOn();

        Sent again = next.pass(EngineHarness.RETRY_NS).getFirst();

        assertThat(again.kind()).isEqualTo(Sent.Kind.REVERSE);
        assertThat(again.stan()).isEqualTo(first.stan());
        assertThat(again.originalId()).isEqualTo(first.originalId());
    }
}
