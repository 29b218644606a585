package io.crosspoint.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.FactsEncoder;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.TransactionType;
import io.crosspoint.perf.sim.BookEntry;
import io.crosspoint.perf.sim.IssuerSnapshot;
import io.crosspoint.perf.sim.Status;
import io.crosspoint.perf.sim.TransactionKey;
import io.crosspoint.perf.sim.Violation;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** A comparison that finds nothing must be known to find something. */
class BookComparisonTest {
    private static final int LINK = 11;
    private static final TransactionKey KEY = new TransactionKey(1121023000L, 42, 48010000, 7);

    private final JournalBook journal = new JournalBook();

    private JournalEntry approved(long amountMinor) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[FactsDecoder.ENCODED_LENGTH]);
        new FactsEncoder()
                .wrap(buffer, 0)
                .transactionId(1)
                .type(TransactionType.PURCHASE)
                .issuerLink(LINK)
                .issuerStan(KEY.stan())
                .transmissionTime(KEY.transmission())
                .acquirer(KEY.acquirer())
                .forwarder(KEY.forwarder())
                .amountMinor(amountMinor);
        JournalEntry entry = journal.enter(new FactsDecoder().wrap(buffer, 0), true);
        entry.outcome = Outcome.APPROVED;
        entry.responseCode = "00";
        return entry;
    }

    private static IssuerSnapshot book(boolean reversed, Map<Violation, Long> violations) {
        BookEntry entry =
                new BookEntry(
                        KEY,
                        "000000000001",
                        TransactionKind.PURCHASE,
                        500,
                        Status.APPROVED,
                        "00",
                        "000042",
                        reversed,
                        null,
                        1,
                        null);
        return new IssuerSnapshot("bank", List.of(entry), violations, 0, 0);
    }

    private BookComparison.Result compare(IssuerSnapshot book) {
        return BookComparison.issuer(journal, LINK, book);
    }

    @Test
    void shouldAgreeWhenBothSayTheSame() {
        approved(500);
        assertThat(compare(book(false, Map.of())).differences()).isEmpty();
        assertThat(compare(book(false, Map.of())).rows()).isOne();
    }

    @Test
    void shouldTellWhatOneSideDoesNotHave() {
        assertThat(compare(book(false, Map.of())).differences())
                .singleElement()
                .asString()
                .contains("STAN 000042", "not in the journal");
        approved(500);
        IssuerSnapshot empty = new IssuerSnapshot("bank", List.of(), Map.of(), 0, 0);
        assertThat(compare(empty).differences())
                .singleElement()
                .asString()
                .contains("transaction 1", "not in the issuer's book");
    }

    @Test
    void shouldTellAnotherAmountAndAnUndoneTransaction() {
        approved(501);
        assertThat(compare(book(true, Map.of())).differences())
                .satisfiesExactlyInAnyOrder(
                        amount -> assertThat(amount).contains("amount 500 in the book, 501"),
                        stands -> assertThat(stands).contains("stands false in the book, true"));
    }

    @Test
    void shouldAgreeOnWhatWasReversed() {
        approved(500).reversalQueued = true;
        assertThat(compare(book(true, Map.of())).differences()).isEmpty();
        assertThat(compare(book(false, Map.of())).differences()).hasSize(1);
    }

    @Test
    void shouldExpectThatAnUnsentRequestIsUndoneAsUnknown() {
        JournalEntry unsent = approved(500);
        unsent.outcome = Outcome.TIMED_OUT;
        unsent.reversalQueued = true;
        Map<Violation, Long> once = Map.of(Violation.ORIGINAL_UNKNOWN, 1L);
        assertThat(compare(new IssuerSnapshot("bank", List.of(), once, 0, 1)).differences())
                .isEmpty();
        assertThat(compare(book(true, once)).differences())
                .contains(
                        "bank: ORIGINAL_UNKNOWN 1 times"
                                + " (expected: 0, reversed without having reached it)");
        assertThat(compare(new IssuerSnapshot("bank", List.of(), Map.of(), 0, 0)).differences())
                .hasSize(1);
    }

    @Test
    void shouldCountWhatAMemberMustNeverSee() {
        approved(500);
        Map<Violation, Long> seen = Map.of(Violation.TOKEN_AT_ISSUER, 2L);
        assertThat(compare(book(false, seen)).differences())
                .containsExactly("bank: TOKEN_AT_ISSUER 2 times");
    }
}
