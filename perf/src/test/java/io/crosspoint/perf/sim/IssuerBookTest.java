package io.crosspoint.perf.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.iso8583.TransactionKind;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IssuerBookTest {
    private final IssuerBook book =
            new IssuerBook(Members.issuer("cups", IssuerBehaviour.approving()));

    @Test
    void shouldCountARepeatUnderAnotherKeyAsASecondTransaction() {
        book.receive(purchase(1, "000000000001"));
        book.receive(purchase(1, "000000000001"));
        assertThat(book.snapshot().violations()).isEmpty();
        assertThat(book.snapshot().repeats()).isEqualTo(1);
        book.receive(purchase(2, "000000000001"));
        assertThat(book.snapshot().violations()).containsEntry(Violation.SECOND_TRANSACTION, 1L);
    }

    @Test
    void shouldCountAKeyThatComesWithAnotherContent() {
        book.receive(purchase(1, "000000000001"));
        book.receive(purchase(1, "000000000002"));
        assertThat(book.snapshot().violations()).containsEntry(Violation.KEY_REUSED, 1L);
    }

    @Test
    void shouldDeclineWhatWasReversedBeforeItCame() {
        assertThat(book.reverse(reversal(9, key(1)))).isEqualTo("25");
        IssuerEntry late = book.receive(purchase(1, "000000000001"));
        assertThat(late.code).isEqualTo("12");
        assertThat(late.stands()).isFalse();
        assertThat(book.snapshot().violations()).containsEntry(Violation.ORIGINAL_UNKNOWN, 1L);
    }

    @Test
    void shouldReverseOnceHoweverOftenItIsAsked() {
        book.receive(purchase(1, "000000000001"));
        assertThat(book.reverse(reversal(9, key(1)))).isEqualTo("00");
        assertThat(book.reverse(reversal(9, key(1)))).isEqualTo("00");
        assertThat(book.reverse(reversal(10, key(1)))).isEqualTo("00");
        assertThat(book.snapshot().reversals()).isEqualTo(2);
        assertThat(book.snapshot().repeats()).isEqualTo(1);
    }

    @Test
    void shouldLetAnOriginalStandAgainWhenItsVoidIsReversed() {
        IssuerEntry purchase = book.receive(purchase(1, "000000000001"));
        IssuerRequest undo = request(2, TransactionKind.VOID, "000000000002", key(1));
        assertThat(book.receive(undo).code).isEqualTo("00");
        assertThat(purchase.stands()).isFalse();
        assertThat(book.reverse(reversal(9, key(2)))).isEqualTo("00");
        assertThat(purchase.stands()).isTrue();
    }

    @Test
    void shouldShowNoCardNumberInTexts() {
        assertThat(Members.CARD.toString()).isEqualTo("621234…" + last4());
        Scenario scenario = Scenario.of(ScenarioType.PURCHASE, Members.CARD, 5);
        assertThat(scenario.toString()).doesNotContain(Members.CARD.number());
        assertThatThrownBy(() -> new Card("6212340000000018", "3012"))
                .hasMessageContaining("16 characters")
                .hasMessageNotContaining("6212340000000018");
    }

    private static String last4() {
        return Members.CARD.number().substring(12);
    }

    private static TransactionKey key(int stan) {
        return new TransactionKey(1121120000, stan, 10010000, 10010000);
    }

    private static IssuerRequest purchase(int stan, String rrn) {
        return request(stan, TransactionKind.PURCHASE, rrn, null);
    }

    private static IssuerRequest reversal(int stan, TransactionKey original) {
        return request(stan, TransactionKind.REVERSAL, "000000000001", original);
    }

    private static IssuerRequest request(
            int stan, TransactionKind kind, String rrn, @Nullable TransactionKey original) {
        return new IssuerRequest(key(stan), kind, rrn, 100, original);
    }
}
