package io.crosspoint.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.transactions.FactsEncoder;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class TransactionTableTest {
    private final TransactionTable table = new TransactionTable(1_024);

    private int put(long id) {
        UnsafeBuffer facts = new UnsafeBuffer(new byte[FactsEncoder.ENCODED_LENGTH]);
        new FactsEncoder().wrap(facts, 0).transactionId(id).amountMinor(id * 100);
        int slot = table.slotOf(id);
        table.put(slot, facts, 0, TransactionTable.IN_FLIGHT);
        return slot;
    }

    @Test
    void shouldKeepEachValueApart() {
        int slot = put(5);
        int neighbour = put(6);
        Answer answer = new Answer();
        answer.declined(ResponseCode.AMOUNT_DIFFERS);
        answer.settlementDate = 1_231;
        answer.authorisationId[5] = 'Z';
        table.conclude(slot, Outcomes.APPROVED, answer);
        table.set(slot, Flag.VOIDED | Flag.HOLDS_ORIGINAL, true);
        table.set(slot, Flag.VOIDED, false);
        table.addRefunded(slot, 7_00);
        table.addRefunded(slot, -2_00);
        table.reversalKey(slot, 999_999, 1_231_235_959L);
        table.attempted(slot, 70_000, Long.MAX_VALUE);

        Answer found = new Answer();
        table.answer(slot, found);
        assertThat(found.responseCode).isEqualTo(ResponseCode.AMOUNT_DIFFERS);
        assertThat(found.settlementDate).isEqualTo(1_231);
        assertThat(found.authorisationId).isEqualTo(answer.authorisationId);
        assertThat(table.isInFlight(slot)).isFalse();
        assertThat(table.outcome(slot)).isEqualTo(Outcomes.APPROVED);
        assertThat(table.is(slot, Flag.VOIDED)).isFalse();
        assertThat(table.is(slot, Flag.HOLDS_ORIGINAL)).isTrue();
        assertThat(table.refundedMinor(slot)).isEqualTo(5_00);
        assertThat(table.reversalStan(slot)).isEqualTo(999_999);
        assertThat(table.reversalTime(slot)).isEqualTo(1_231_235_959L);
        assertThat(table.attempts(slot)).isEqualTo(0xFFFF);
        assertThat(table.nextAttemptNs(slot)).isEqualTo(Long.MAX_VALUE);
        assertThat(table.facts(slot).amountMinor()).isEqualTo(5_00);
        assertThat(table.isInFlight(neighbour)).isTrue();
        assertThat(table.facts(neighbour).transactionId()).isEqualTo(6);
        assertThat(table.refundedMinor(neighbour)).isZero();
    }

    @Test
    void shouldForgetTheOldestForTheNewest() {
        int slot = put(5);
        table.addRefunded(slot, 1);
        assertThat(table.find(5)).isEqualTo(slot);

        assertThat(put(5 + 1_024)).isEqualTo(slot);

        assertThat(table.find(5)).isEqualTo(TransactionTable.NONE);
        assertThat(table.find(5 + 1_024)).isEqualTo(slot);
        assertThat(table.refundedMinor(slot)).isZero();
        assertThat(table.find(0)).isEqualTo(TransactionTable.NONE);
        assertThat(table.find(77)).isEqualTo(TransactionTable.NONE);
    }
}
