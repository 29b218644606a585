package io.crosspoint.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.core.risk.Action;
import io.crosspoint.core.risk.Match;
import io.crosspoint.core.risk.MerchantRegistry;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.transactions.CardKind;
import io.crosspoint.journal.transactions.Channel;
import io.crosspoint.journal.transactions.Counted;
import io.crosspoint.journal.transactions.CounterKey;
import io.crosspoint.journal.transactions.CounterMeasure;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;
import io.crosspoint.journal.transactions.TransactionAcceptedDecoder;
import io.crosspoint.journal.transactions.TransactionDeclinedDecoder;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Limits and rules over one acquirer's requests, from the message to the record. */
class RulesTest {
    private static final long TEN_MINUTES_NS = TimeUnit.SECONDS.toNanos(RuleBook.WINDOW_SECONDS);

    private final EngineHarness harness = new EngineHarness();
    private int stan;

    private void load(RuleBook book) {
        harness.load(book.version(1), MerchantRegistry.EMPTY);
    }

    private Inbound purchase(long amountMinor) {
        return Messages.purchase(++stan, amountMinor);
    }

    private int declinedBy() {
        RecordView record = harness.last(TransactionDeclinedDecoder.TEMPLATE_ID);
        return (int)
                new TransactionDeclinedDecoder()
                        .wrapAndApplyHeader(
                                record.buffer(), record.bodyOffset(), new MessageHeaderDecoder())
                        .ruleId();
    }

    private int flaggedBy() {
        RecordView record = harness.last(TransactionAcceptedDecoder.TEMPLATE_ID);
        return (int)
                new TransactionAcceptedDecoder()
                        .wrapAndApplyHeader(
                                record.buffer(), record.bodyOffset(), new MessageHeaderDecoder())
                        .ruleId();
    }

    @Test
    void shouldDeclineAnAmountOverTheLimitOfKindAndChannel() {
        load(
                new RuleBook()
                        .rule(
                                new Match.Builder()
                                        .kinds(List.of(CardKind.DEBIT))
                                        .channels(List.of(Channel.CONTACTLESS))
                                        .bins(621_000, 621_999)
                                        .amountAbove(10_00)
                                        .build(),
                                Action.DECLINE,
                                "61"));
        Inbound over = purchase(10_01);
        over.entryMode = 71;
        assertThat(harness.code(over)).isEqualTo("61");
        assertThat(declinedBy()).isEqualTo(1);

        Inbound atTheLimit = purchase(10_00);
        atTheLimit.entryMode = 71;
        harness.approved(atTheLimit);
        harness.approved(purchase(10_01));
        Inbound credit = Messages.card(purchase(10_01), Messages.LIMITED, 1);
        credit.entryMode = 71;
        assertThat(harness.one(credit).kind()).isEqualTo(Sent.Kind.FORWARD);
        assertThat(flaggedBy()).isZero();
    }

    @Test
    void shouldRequireAPinAboveTheLimitOnly() {
        load(
                new RuleBook()
                        .rule(
                                new Match.Builder().amountAbove(10_00).build(),
                                Action.REQUIRE_PIN,
                                "55"));
        harness.approved(purchase(10_00));
        assertThat(harness.code(purchase(10_01))).isEqualTo("55");
        assertThat(declinedBy()).isEqualTo(1);
        Inbound withPin = purchase(10_01);
        withPin.pinPresent = true;
        harness.approved(withPin);
        assertThat(flaggedBy()).isZero();
    }

    @Test
    void shouldFlagWithTheFirstRuleAndLetPass() {
        load(
                new RuleBook()
                        .rule(new Match.Builder().amountAbove(20_00).build(), Action.FLAG, "61")
                        .rule(new Match.Builder().amountAbove(10_00).build(), Action.FLAG, "61")
                        .rule(new Match.Builder().amountAbove(15_00).build(), Action.FLAG, "61"));
        harness.approved(purchase(16_00));
        assertThat(flaggedBy()).isEqualTo(2);
    }

    @Test
    void shouldAskForTheTimeOfDayOfTheRulesOwnZone() {
        // It is 10:00 in Greenwich, 18:00 eight hours east of it.
        Match night = new Match.Builder().time(17 * 60, 6 * 60).build();
        load(new RuleBook().rule(night, Action.DECLINE, "61"));
        harness.approved(purchase(1_00));
        harness.load(
                new RuleBook().zoneSeconds(8 * 3600).rule(night, Action.DECLINE, "61").version(2),
                MerchantRegistry.EMPTY);
        assertThat(harness.code(purchase(1_00))).isEqualTo("61");
    }

    @Test
    void shouldCountPaymentsOfACardWithinTheWindow() {
        load(
                new RuleBook()
                        .counter("c", CounterKey.CARD, CounterMeasure.COUNT, Counted.APPROVED)
                        .rule("c", 3, Action.DECLINE, "65"));
        for (int i = 0; i < 3; i++) {
            harness.approved(purchase(1_00));
        }
        assertThat(harness.code(purchase(1_00))).isEqualTo("65");
        assertThat(declinedBy()).isEqualTo(1);
        harness.approved(Messages.card(purchase(1_00), Messages.DEBIT, 2));
        harness.pass(TEN_MINUTES_NS - TimeUnit.MINUTES.toNanos(1));
        assertThat(harness.code(purchase(1_00))).isEqualTo("65");
        harness.pass(TimeUnit.MINUTES.toNanos(2));
        harness.approved(purchase(1_00));
    }

    @Test
    void shouldSumAmountsAtATerminal() {
        load(
                new RuleBook()
                        .counter("s", CounterKey.TERMINAL, CounterMeasure.SUM, Counted.APPROVED)
                        .rule("s", 100_00, Action.DECLINE, "61"));
        harness.approved(at("T1", purchase(60_00)));
        assertThat(harness.code(at("T1", purchase(40_01)))).isEqualTo("61");
        harness.approved(at("T1", purchase(40_00)));
        harness.approved(at("T2", purchase(100_00)));
        harness.approved(purchase(500_00));
    }

    private static Inbound at(String terminal, Inbound message) {
        byte[] id = terminal.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(id, 0, message.terminal, 0, id.length);
        return message;
    }

    @Test
    void shouldTellCardsAtATerminalApart() {
        load(
                new RuleBook()
                        .distinct("d", CounterKey.TERMINAL, CounterKey.CARD)
                        .rule("d", 2, Action.DECLINE, "59"));
        for (int card : new int[] {1, 2, 1, 2}) {
            harness.approved(at("T1", Messages.card(purchase(1_00), Messages.DEBIT, card)));
        }
        assertThat(harness.code(at("T1", Messages.card(purchase(1_00), Messages.DEBIT, 3))))
                .isEqualTo("59");
        harness.approved(at("T2", Messages.card(purchase(1_00), Messages.DEBIT, 3)));
    }

    @Test
    void shouldCountByDeviceThroughTokens() {
        load(
                new RuleBook()
                        .counter("v", CounterKey.DEVICE, CounterMeasure.COUNT, Counted.APPROVED)
                        .rule("v", 1, Action.DECLINE, "65"));
        long first = harness.issueToken();
        long second = harness.issueToken();
        harness.approved(Messages.token(purchase(1_00), first));
        assertThat(harness.code(Messages.token(purchase(1_00), first))).isEqualTo("65");
        harness.approved(Messages.token(purchase(1_00), second));
        harness.approved(purchase(1_00));
    }

    @Test
    void shouldCountDeclinesOfIssuerAndSwitch() {
        load(
                new RuleBook()
                        .counter("n", CounterKey.CARD, CounterMeasure.COUNT, Counted.DECLINED)
                        .rule("n", 1, Action.DECLINE, "59"));
        harness.approved(purchase(1_00));
        Sent asked = harness.one(purchase(1_00));
        harness.decide(Messages.answer(asked.link(), asked.stan(), "51"));
        harness.approved(purchase(1_00));
        Inbound other = purchase(1_00);
        other.currency = 840;
        assertThat(harness.code(other)).isEqualTo("12");
        harness.approved(purchase(1_00));
        asked = harness.one(purchase(1_00));
        harness.decide(Messages.answer(asked.link(), asked.stan(), "51"));
        assertThat(harness.code(purchase(1_00))).isEqualTo("59");
    }

    @Test
    void shouldCountAttemptsOfWhatIsDeclinedToo() {
        load(
                new RuleBook()
                        .counter("a", CounterKey.CARD, CounterMeasure.COUNT, Counted.ATTEMPTED)
                        .rule("a", 3, Action.DECLINE, "65"));
        for (int i = 0; i < 3; i++) {
            Sent asked = harness.one(purchase(1_00));
            harness.decide(Messages.answer(asked.link(), asked.stan(), "51"));
        }
        assertThat(harness.code(purchase(1_00))).isEqualTo("65");
    }

    @Test
    void shouldTakeBackWhatCameToNothing() {
        load(
                new RuleBook()
                        .counter("c", CounterKey.CARD, CounterMeasure.COUNT, Counted.APPROVED)
                        .rule("c", 1, Action.DECLINE, "65"));
        Sent declined = harness.one(purchase(1_00));
        assertThat(harness.code(purchase(1_00))).isEqualTo("65");
        harness.decide(Messages.answer(declined.link(), declined.stan(), "51"));

        harness.one(purchase(2_00));
        int timedOut = stan;
        harness.pass(EngineHarness.TIMEOUT_NS + 1);
        harness.decide(Messages.reversalOf(++stan, timedOut));

        harness.approved(purchase(3_00));
        int reversed = stan;
        assertThat(harness.code(purchase(1_00))).isEqualTo("65");
        harness.decide(Messages.reversalOf(++stan, reversed));

        harness.approved(purchase(4_00));
        int voided = stan;
        assertThat(harness.code(purchase(1_00))).isEqualTo("65");
        harness.approved(Messages.voidOf(++stan, voided, 4_00));
        int theVoid = stan;
        harness.one(purchase(5_00));
        int last = stan;
        harness.decide(Messages.answer(Messages.ISSUER, last, "05"));

        harness.decide(Messages.reversalOf(++stan, theVoid));
        assertThat(harness.code(purchase(1_00))).isEqualTo("65");
    }

    @Test
    void shouldNotCountAgainWhatItsAcquirerReversedWhileItWasVoided() {
        load(
                new RuleBook()
                        .counter("c", CounterKey.CARD, CounterMeasure.COUNT, Counted.APPROVED)
                        .rule("c", 1, Action.DECLINE, "65"));
        harness.approved(purchase(4_00));
        int voided = stan;
        harness.approved(Messages.voidOf(++stan, voided, 4_00));
        int theVoid = stan;
        harness.decide(Messages.reversalOf(++stan, voided));
        harness.decide(Messages.reversalOf(++stan, theVoid));
        assertThat(harness.engine.reversalsPending()).isEqualTo(2);

        harness.approved(purchase(1_00));
        assertThat(harness.code(purchase(1_00))).isEqualTo("65");
    }

    @Test
    void shouldNotCountRepeats() {
        load(
                new RuleBook()
                        .counter("c", CounterKey.CARD, CounterMeasure.COUNT, Counted.ATTEMPTED)
                        .rule("c", 2, Action.DECLINE, "65"));
        Inbound first = purchase(1_00);
        harness.approved(first);
        harness.decide(first);
        harness.decide(first);
        harness.approved(purchase(1_00));
        assertThat(harness.code(purchase(1_00))).isEqualTo("65");
    }
}
