package io.crosspoint.perf.engine;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.risk.Action;
import io.crosspoint.core.risk.CounterSpec;
import io.crosspoint.core.risk.Match;
import io.crosspoint.core.risk.MerchantPolicy;
import io.crosspoint.core.risk.Rule;
import io.crosspoint.core.risk.RuleSet;
import io.crosspoint.journal.transactions.Channel;
import io.crosspoint.journal.transactions.Counted;
import io.crosspoint.journal.transactions.CounterKey;
import io.crosspoint.journal.transactions.CounterMeasure;
import io.crosspoint.journal.transactions.TransactionType;

import java.util.List;

/** Rules such as an installation has: three limits and five velocity rules, which never fire. */
final class BenchmarkRules {
    private static final long NEVER = 999_999_999_999L;
    private static final int HOUR = 3_600;

    private BenchmarkRules() {}

    /**
     * Rules for a benchmark.
     *
     * @param count 0 or 8
     */
    static RuleSet of(int count) {
        if (count == 0) {
            return RuleSet.NONE;
        }
        return new RuleSet(
                1,
                "1".repeat(64),
                0,
                RuleSet.USUAL_HOT_ENTRIES,
                List.of(
                        counter("card-hour", CounterKey.CARD, CounterMeasure.COUNT),
                        counter("card-sum", CounterKey.CARD, CounterMeasure.SUM),
                        counter("merchant-sum", CounterKey.MERCHANT, CounterMeasure.SUM),
                        counter("terminal-hour", CounterKey.TERMINAL, CounterMeasure.COUNT),
                        counter("terminal-cards", CounterKey.TERMINAL, CounterMeasure.DISTINCT)),
                List.of(
                        limit(1, new Match.Builder()),
                        limit(2, new Match.Builder().bins(621_000, 621_999)),
                        limit(3, new Match.Builder().channels(List.of(Channel.CARD))),
                        rule(4, "card-hour", NEVER),
                        rule(5, "card-sum", NEVER),
                        rule(6, "merchant-sum", NEVER),
                        rule(7, "terminal-hour", NEVER),
                        rule(8, "terminal-cards", 15)),
                MerchantPolicy.USUAL);
    }

    private static RuleSet.Counter counter(String id, CounterKey by, CounterMeasure measure) {
        boolean distinct = measure == CounterMeasure.DISTINCT;
        return new RuleSet.Counter(
                new CounterSpec(
                        id,
                        by,
                        measure,
                        distinct ? CounterKey.CARD : CounterKey.NULL_VAL,
                        distinct ? Counted.ATTEMPTED : Counted.APPROVED,
                        HOUR,
                        12,
                        1 << 14,
                        distinct ? 16 : 0),
                payments());
    }

    private static Match payments() {
        return new Match.Builder().types(List.of(TransactionType.PURCHASE)).build();
    }

    private static Rule limit(int id, Match.Builder match) {
        return rule(id, match.amountAbove(NEVER).build(), "", 0);
    }

    private static Rule rule(int id, String counter, long above) {
        return rule(id, payments(), counter, above);
    }

    private static Rule rule(int id, Match match, String counter, long above) {
        return new Rule(
                id, "rule " + id, match, counter, above, Action.FLAG, ResponseCode.of("61"));
    }
}
