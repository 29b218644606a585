package io.crosspoint.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.core.risk.Action;
import io.crosspoint.core.risk.MerchantRegistry;
import io.crosspoint.core.risk.RuleSet;
import io.crosspoint.journal.transactions.Counted;
import io.crosspoint.journal.transactions.CounterKey;
import io.crosspoint.journal.transactions.CounterMeasure;
import io.crosspoint.journal.transactions.RulesLoadedDecoder;

import org.junit.jupiter.api.Test;

/** What becomes of counters when rules change and when a process begins. */
class RulesReloadTest {
    private final EngineHarness harness = new EngineHarness();
    private int stan;

    private static RuleBook counting(String id, long most) {
        return new RuleBook()
                .counter(id, CounterKey.CARD, CounterMeasure.COUNT, Counted.APPROVED)
                .rule(id, most, Action.DECLINE, "65");
    }

    private void load(RuleSet rules) {
        harness.load(rules, MerchantRegistry.EMPTY);
    }

    private Inbound purchase() {
        return Messages.purchase(++stan, 1_00);
    }

    @Test
    void shouldGoOnCountingUnderTheSameId() {
        load(counting("a", 9).version(1));
        harness.approved(purchase());
        harness.approved(purchase());
        load(counting("a", 2).version(2));
        assertThat(harness.code(purchase())).isEqualTo("65");
    }

    @Test
    void shouldStartFromNothingUnderAnotherIdOrShape() {
        load(counting("a", 9).version(1));
        harness.approved(purchase());
        load(counting("b", 1).version(2));
        harness.approved(purchase());
        load(
                new RuleBook()
                        .counter("b", CounterKey.CARD, CounterMeasure.SUM, Counted.APPROVED)
                        .rule("b", 1_00, Action.DECLINE, "61")
                        .version(3));
        harness.approved(purchase());
        assertThat(harness.code(purchase())).isEqualTo("61");
    }

    @Test
    void shouldNotTakeBackFromANewCounterWhatAnOldOneCounted() {
        load(counting("a", 9).version(1));
        Sent before = harness.one(purchase());
        load(counting("b", 2).version(2));
        harness.approved(purchase());
        harness.approved(purchase());
        harness.decide(Messages.answer(before.link(), before.stan(), "51"));
        assertThat(harness.code(purchase())).isEqualTo("65");
    }

    @Test
    void shouldKeepTheOtherCountersWhenOneGoes() {
        RuleBook both =
                new RuleBook()
                        .counter("a", CounterKey.TOKEN, CounterMeasure.COUNT, Counted.APPROVED)
                        .counter("b", CounterKey.CARD, CounterMeasure.COUNT, Counted.APPROVED);
        load(both.version(1));
        harness.approved(purchase());
        load(counting("b", 1).version(2));
        assertThat(harness.code(purchase())).isEqualTo("65");
    }

    @Test
    void shouldWriteNothingForTheRulesInForce() {
        load(counting("a", 1).version(1));
        load(counting("a", 1).version(1));
        assertThat(harness.records(RulesLoadedDecoder.TEMPLATE_ID)).isEqualTo(1);
        load(RuleSet.NONE);
        assertThat(harness.records(RulesLoadedDecoder.TEMPLATE_ID)).isEqualTo(2);
        harness.approved(purchase());
        harness.approved(purchase());
    }

    @Test
    void shouldCountOnOverARestart() {
        load(counting("a", 1).version(1));
        harness.approved(purchase());
        EngineHarness next = harness.begun(counting("a", 1).version(1));
        assertThat(next.code(purchase())).isEqualTo("65");
        assertThat(next.records(RulesLoadedDecoder.TEMPLATE_ID)).isEqualTo(1);

        EngineHarness changed = next.begun(counting("a", 2).version(2));
        changed.approved(purchase());
        assertThat(changed.code(purchase())).isEqualTo("65");
        assertThat(changed.records(RulesLoadedDecoder.TEMPLATE_ID)).isEqualTo(2);
    }
}
