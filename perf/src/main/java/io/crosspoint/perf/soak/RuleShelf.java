package io.crosspoint.perf.soak;

import static io.crosspoint.iso8583.TransactionKind.OFFLINE_SALE;
import static io.crosspoint.iso8583.TransactionKind.PRE_AUTHORISATION;
import static io.crosspoint.iso8583.TransactionKind.PURCHASE;
import static io.crosspoint.iso8583.TransactionKind.TOP_UP;

import io.crosspoint.core.risk.CounterSpec;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.transactions.Counted;
import io.crosspoint.journal.transactions.CounterKey;
import io.crosspoint.journal.transactions.CounterMeasure;
import io.crosspoint.perf.soak.RuleEdition.Clause;
import io.crosspoint.perf.soak.RuleEdition.Counter;
import io.crosspoint.perf.soak.RuleEdition.Verdict;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The editions of the rules that operators of a run take turns with. Some share counters, which
 * must go on when one follows the other; {@code card-count} has two shapes, which must not.
 */
final class RuleShelf {
    private static final int ENTRIES = 512;
    private static final int SELDOM = 8;
    private static final int ROUND = 200_00;
    private static final Set<TransactionKind> DECIDED =
            EnumSet.of(PURCHASE, PRE_AUTHORISATION, TOP_UP);
    private static final Set<TransactionKind> SPENT =
            EnumSet.of(PURCHASE, PRE_AUTHORISATION, OFFLINE_SALE);

    private static final Counter COUNT =
            card("card-count", CounterMeasure.COUNT, Counted.APPROVED, 8, 4);
    private static final Counter SHORT_COUNT =
            card("card-count", CounterMeasure.COUNT, Counted.APPROVED, 5, 10);
    private static final Counter SUM = card("card-sum", CounterMeasure.SUM, Counted.APPROVED, 8, 8);
    private static final Counter TRIES =
            card("card-tries", CounterMeasure.COUNT, Counted.ATTEMPTED, 6, 3);
    private static final Counter DECLINES =
            card("card-declines", CounterMeasure.COUNT, Counted.DECLINED, 10, 5);
    private static final Counter CARDS_HERE =
            new Counter(
                    new CounterSpec(
                            "terminal-cards",
                            CounterKey.TERMINAL,
                            CounterMeasure.DISTINCT,
                            CounterKey.CARD,
                            Counted.ATTEMPTED,
                            2,
                            4,
                            ENTRIES,
                            10),
                    SPENT);

    private static final Clause LIMIT =
            new Clause(101, DECIDED, Members.bin(1), ROUND, "", 0, Verdict.decline("61"));
    private static final Clause LARGE = new Clause(102, DECIDED, 0, 90_00, "", 0, Verdict.FLAG);

    private static final List<RuleEdition> EDITIONS =
            List.of(
                    new RuleEdition(0, List.of(), List.of()),
                    new RuleEdition(
                            1,
                            List.of(COUNT, SUM),
                            List.of(
                                    LIMIT,
                                    declining(201, "card-count", 3, "65"),
                                    declining(202, "card-sum", 400_00, "61"))),
                    new RuleEdition(
                            2,
                            List.of(SUM, COUNT),
                            List.of(
                                    LARGE,
                                    declining(203, "card-sum", 550_00, "61"),
                                    declining(201, "card-count", 4, "65"))),
                    new RuleEdition(
                            3,
                            List.of(SHORT_COUNT, CARDS_HERE, SUM),
                            List.of(
                                    flagging(204, "card-count", 1),
                                    declining(205, "card-count", 3, "65"),
                                    declining(206, "terminal-cards", 6, "59"))),
                    new RuleEdition(
                            4,
                            List.of(DECLINES, TRIES, COUNT),
                            List.of(
                                    LIMIT,
                                    declining(207, "card-declines", 2, "59"),
                                    declining(208, "card-tries", 5, "65"),
                                    flagging(209, "card-count", 1))));

    private RuleShelf() {}

    private static Counter card(
            String id, CounterMeasure measure, Counted counted, int windowSeconds, int buckets) {
        return new Counter(
                new CounterSpec(
                        id,
                        CounterKey.CARD,
                        measure,
                        CounterKey.NULL_VAL,
                        counted,
                        windowSeconds,
                        buckets,
                        ENTRIES,
                        0),
                SPENT);
    }

    private static Clause declining(int id, String counter, long above, String code) {
        return new Clause(id, DECIDED, 0, -1, counter, above, Verdict.decline(code));
    }

    private static Clause flagging(int id, String counter, long above) {
        return new Clause(id, DECIDED, 0, -1, counter, above, Verdict.FLAG);
    }

    /** No rules: what a run begins with. */
    static RuleEdition none() {
        return EDITIONS.getFirst();
    }

    /** Any; seldom none. */
    static RuleEdition some(Chance chance) {
        return chance.oneIn(SELDOM) ? none() : EDITIONS.get(1 + chance.below(EDITIONS.size() - 1));
    }

    /**
     * The edition of a version.
     *
     * @throws IllegalArgumentException when there is none
     */
    static RuleEdition version(int version) {
        if (version < 0 || version >= EDITIONS.size()) {
            throw new IllegalArgumentException(
                    "version: " + version + " (expected: 0 to " + (EDITIONS.size() - 1) + ")");
        }
        return EDITIONS.get(version);
    }
}
