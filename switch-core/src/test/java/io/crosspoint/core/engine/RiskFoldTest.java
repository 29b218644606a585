package io.crosspoint.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.core.risk.Action;
import io.crosspoint.core.risk.HotKey;
import io.crosspoint.core.risk.MerchantRegistry;
import io.crosspoint.core.risk.RuleSet;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.transactions.Counted;
import io.crosspoint.journal.transactions.CounterKey;
import io.crosspoint.journal.transactions.CounterMeasure;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whatever operators and members do, a replay and a snapshot give the counters that lived. */
class RiskFoldTest {
    private static final int KEYS = 6;
    private static final int CHOICES = 14;
    private static final String[] CODES = {"00", "00", "00", "51", "05"};

    private static RuleSet rules(int version) {
        RuleBook book = new RuleBook();
        if (version != 2) {
            book.counter("cards", CounterKey.CARD, CounterMeasure.COUNT, Counted.APPROVED)
                    .rule("cards", 4, Action.DECLINE, "65");
        }
        if (version != 3) {
            book.counter("sums", CounterKey.CARD, CounterMeasure.SUM, Counted.APPROVED)
                    .rule("sums", 60_00, Action.DECLINE, "61");
        }
        return book.counter("refused", CounterKey.CARD, CounterMeasure.COUNT, Counted.DECLINED)
                .distinct("merchants", CounterKey.CARD, CounterKey.MERCHANT)
                .counter("tries", CounterKey.MERCHANT, CounterMeasure.COUNT, Counted.ATTEMPTED)
                .rule("refused", 1, Action.FLAG, "59")
                .rule("merchants", 2, Action.DECLINE, "59")
                .version(version);
    }

    /** Trace numbers count up; what is about another is about one of the newest. */
    private static int run(EngineHarness switched, int command, int newest) {
        int stan = newest + 1;
        int back = command % KEYS;
        int other = 1 + command / KEYS % KEYS;
        int about = Math.max(stan - 1 - back, 1);
        switch (command / (KEYS * KEYS)) {
            case 0, 1, 2 -> switched.decide(purchase(stan, other));
            case 3 -> switched.decide(Messages.preAuthorisation(stan, 10_00));
            case 4 -> switched.decide(purchaseCard(Messages.voidOf(stan, about, 10_00), about));
            case 5 -> switched.decide(purchaseCard(Messages.reversalOf(stan, about), about));
            case 6, 7, 8 ->
                    switched.decide(
                            Messages.answer(Messages.ISSUER, about, CODES[other % CODES.length]));
            case 9 -> switched.pass(EngineHarness.TIMEOUT_NS / 4 * other);
            case 10 -> switched.pass(TimeUnit.MINUTES.toNanos(other));
            case 11 -> switched.load(rules(1 + other % 3), MerchantRegistry.EMPTY);
            case 12 ->
                    switched.desk(
                            desk ->
                                    desk.list(
                                            HotKey.merchant(Messages.ACQUIRER_CODE, "M" + other),
                                            ResponseCode.of("62"),
                                            switched.nowNs));
            default -> switched.desk(desk -> desk.unlist(other));
        }
        return stan;
    }

    private static Inbound purchase(int stan, int merchant) {
        Inbound message = purchaseCard(Messages.purchase(stan, 10_00), stan);
        message.merchant[0] = 'M';
        message.merchant[1] = (byte) ('0' + merchant);
        return message;
    }

    private static Inbound purchaseCard(Inbound message, int stan) {
        return Messages.card(message, Messages.DEBIT, stan % 2);
    }

    @Property(tries = 150)
    void shouldFoldToTheCountersThatLived(
            @ForAll @Size(min = 20, max = 150)
                    List<@IntRange(min = 0, max = CHOICES * KEYS * KEYS - 1) Integer> commands) {
        EngineHarness live = new EngineHarness();
        live.load(rules(1), MerchantRegistry.EMPTY);
        int stan = 0;
        for (int command : commands) {
            stan = run(live, command, stan);
        }

        EngineHarness folded = new EngineHarness(live.journal, EngineHarness.settings());
        assertThat(folded.engine.digest()).isEqualTo(live.engine.digest());

        EngineHarness loaded =
                new EngineHarness(MemoryJournal.durableAtOnce(), EngineHarness.settings());
        Snapshots.load(Snapshots.of(live.engine.folded()), loaded.engine.folded());
        assertThat(loaded.engine.digest()).isEqualTo(live.engine.digest());
        assertThat(Snapshots.of(loaded.engine.folded()))
                .isEqualTo(Snapshots.of(folded.engine.folded()));
    }
}
