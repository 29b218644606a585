package io.crosspoint.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.transactions.MessageHeaderEncoder;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.ReversalAnsweredEncoder;
import io.crosspoint.journal.transactions.ReversalCause;
import io.crosspoint.journal.transactions.ReversalQueuedEncoder;
import io.crosspoint.journal.transactions.TransactionAcceptedEncoder;
import io.crosspoint.journal.transactions.TransactionConcludedEncoder;
import io.crosspoint.journal.transactions.TransactionType;
import io.crosspoint.perf.sim.AcquirerSnapshot;
import io.crosspoint.perf.sim.BookEntry;
import io.crosspoint.perf.sim.ScenarioType;
import io.crosspoint.perf.sim.Status;
import io.crosspoint.perf.sim.TransactionKey;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/**
 * A purchase that a start found without an answer is reversed by the switch; that its acquirer
 * reversed it as well, and was told 00, changes nothing and stands in the journal all the same.
 */
class JournalBookTest {
    private static final int LINK = 1;
    private static final int PARTNERS = 0;
    private static final TransactionKey KEY =
            new TransactionKey(1121023000L, 42, 48010000, 48010000);

    private final MemoryJournal stream = MemoryJournal.durableAtOnce();
    private final RecordBatch batch = stream.newBatch(RecordBatch.MIN_CAPACITY_BYTES);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    private void append(int length) {
        batch.commit(MessageHeaderEncoder.ENCODED_LENGTH + length, 1);
        stream.append(batch);
    }

    private void purchaseUndoneAtAStart(int link) {
        TransactionAcceptedEncoder accepted = new TransactionAcceptedEncoder();
        accepted.wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                .facts()
                .transactionId(1)
                .type(TransactionType.PURCHASE)
                .acquirerLink(link)
                .stan(KEY.stan())
                .transmissionTime(KEY.transmission())
                .acquirer(KEY.acquirer())
                .forwarder(KEY.forwarder())
                .amountMinor(500);
        append(accepted.encodedLength());
        ReversalQueuedEncoder queued = new ReversalQueuedEncoder();
        queued.wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                .transactionId(1)
                .cause(ReversalCause.RECOVERY);
        append(queued.encodedLength());
        TransactionConcludedEncoder concluded = new TransactionConcludedEncoder();
        concluded
                .wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                .transactionId(1)
                .outcome(Outcome.TIMED_OUT)
                .responseCode("98");
        append(concluded.encodedLength());
    }

    private void reversalAnswered(int stan, String code) {
        ReversalAnsweredEncoder answered = new ReversalAnsweredEncoder();
        answered.wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                .acquirerLink(LINK)
                .originalStan(stan)
                .originalTransmissionTime(KEY.transmission())
                .originalAcquirer(KEY.acquirer())
                .originalForwarder(KEY.forwarder())
                .responseCode(code);
        append(answered.encodedLength());
    }

    private JournalBook journal() {
        try (JournalReader records = stream.read(0)) {
            return JournalBook.read(records);
        }
    }

    private List<String> differences(boolean reversed) {
        BookEntry told =
                new BookEntry(
                        KEY,
                        "632511000042",
                        TransactionKind.PURCHASE,
                        500,
                        Status.DECLINED,
                        "98",
                        null,
                        reversed,
                        null,
                        2,
                        ScenarioType.REVERSAL_BEFORE_ANSWER);
        AcquirerSnapshot book =
                new AcquirerSnapshot("shop", List.of(told), Map.of(), Map.of(), 1, 0, 2, 1, 0, 1);
        return BookComparison.acquirer(journal(), LINK, book).differences();
    }

    @Test
    void shouldKnowThatTheAcquirerReversedWhatWasReversedBefore() {
        purchaseUndoneAtAStart(LINK);
        assertThat(differences(false)).isEmpty();
        assertThat(differences(true))
                .singleElement()
                .asString()
                .contains("reversed true in the book, false in the journal");

        reversalAnswered(KEY.stan(), "00");

        assertThat(differences(true)).isEmpty();
        assertThat(differences(false))
                .singleElement()
                .asString()
                .contains("reversed false in the book, true in the journal");
    }

    @Test
    void shouldNotTakeARefusedReversalForOne() {
        purchaseUndoneAtAStart(LINK);
        reversalAnswered(KEY.stan(), "14");
        reversalAnswered(KEY.stan() + 1, "25");

        assertThat(differences(false)).isEmpty();
    }

    @Test
    void shouldKnowAPartnersPaymentThatItsAcquirerReverses() {
        purchaseUndoneAtAStart(PARTNERS);
        reversalAnswered(KEY.stan(), "00");

        assertThat(journal().byId(1)).satisfies(e -> assertThat(e.reversedByAcquirer).isTrue());
    }

    @Test
    void shouldRefuseAJournalThatReversesWhatItNeverAccepted() {
        reversalAnswered(KEY.stan(), "00");

        assertThatThrownBy(this::journal)
                .isInstanceOf(DemoException.class)
                .hasMessage(
                        "the journal speaks of STAN 000042 at 1121023000 of link 1 before it was"
                                + " accepted");
    }
}
