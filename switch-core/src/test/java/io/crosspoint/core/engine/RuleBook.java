package io.crosspoint.core.engine;

import io.crosspoint.core.risk.Action;
import io.crosspoint.core.risk.CounterSpec;
import io.crosspoint.core.risk.Match;
import io.crosspoint.core.risk.MerchantPolicy;
import io.crosspoint.core.risk.Rule;
import io.crosspoint.core.risk.RuleSet;
import io.crosspoint.journal.transactions.Counted;
import io.crosspoint.journal.transactions.CounterKey;
import io.crosspoint.journal.transactions.CounterMeasure;
import io.crosspoint.journal.transactions.TransactionType;

import java.util.ArrayList;
import java.util.List;

/** Makes rules for tests, numbered as they come from 1. */
final class RuleBook {
    static final int WINDOW_SECONDS = 600;

    private final List<RuleSet.Counter> counters = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private MerchantPolicy merchants = MerchantPolicy.USUAL;
    private int hotEntries = 100;
    private int zoneSeconds;

    private static Match payments() {
        return new Match.Builder()
                .types(List.of(TransactionType.PURCHASE, TransactionType.PRE_AUTHORISATION))
                .build();
    }

    RuleBook counter(String id, CounterKey by, CounterMeasure measure, Counted counted) {
        return counter(id, by, measure, CounterKey.NULL_VAL, counted);
    }

    RuleBook distinct(String id, CounterKey by, CounterKey of) {
        return counter(id, by, CounterMeasure.DISTINCT, of, Counted.ATTEMPTED);
    }

    private RuleBook counter(
            String id, CounterKey by, CounterMeasure measure, CounterKey of, Counted counted) {
        int values = measure == CounterMeasure.DISTINCT ? 8 : 0;
        CounterSpec spec =
                new CounterSpec(id, by, measure, of, counted, WINDOW_SECONDS, 10, 64, values);
        counters.add(new RuleSet.Counter(spec, payments()));
        return this;
    }

    RuleBook rule(Match match, Action action, String code) {
        return rule(match, "", 0, action, code);
    }

    RuleBook rule(String counter, long above, Action action, String code) {
        return rule(payments(), counter, above, action, code);
    }

    RuleBook rule(Match match, String counter, long above, Action action, String code) {
        int id = rules.size() + 1;
        rules.add(new Rule(id, "rule " + id, match, counter, above, action, ResponseCode.of(code)));
        return this;
    }

    RuleBook merchants(MerchantPolicy policy) {
        merchants = policy;
        return this;
    }

    RuleBook hotEntries(int most) {
        hotEntries = most;
        return this;
    }

    RuleBook zoneSeconds(int seconds) {
        zoneSeconds = seconds;
        return this;
    }

    RuleSet version(int version) {
        return new RuleSet(
                version,
                "%064x".formatted(version),
                zoneSeconds,
                hotEntries,
                counters,
                rules,
                merchants);
    }
}
