package io.crosspoint.core.risk;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Limits and rules as one file states them; immutable.
 *
 * @param version as its author numbers it; 0 for none
 * @param sha256 of the file's bytes, 64 lower-case hex digits
 * @param zoneSeconds east of Greenwich, for times of day
 * @param hotEntries most entries of the hot list
 * @param rules in the order they are asked in, limits first
 */
public record RuleSet(
        int version,
        String sha256,
        int zoneSeconds,
        int hotEntries,
        List<Counter> counters,
        List<Rule> rules,
        MerchantPolicy merchants) {

    /** A counter and which transactions concern it. */
    public record Counter(CounterSpec spec, Match match) {}

    public static final int MOST_COUNTERS = 63;
    public static final int MOST_RULES = 1_000;
    public static final int USUAL_HOT_ENTRIES = 1 << 16;
    public static final int MOST_HOT_ENTRIES = 1 << 20;

    /** Nothing is limited. */
    public static final RuleSet NONE =
            new RuleSet(
                    0,
                    "0".repeat(64),
                    0,
                    USUAL_HOT_ENTRIES,
                    List.of(),
                    List.of(),
                    MerchantPolicy.USUAL);

    public RuleSet {
        counters = List.copyOf(counters);
        rules = List.copyOf(rules);
        if (counters.size() > MOST_COUNTERS || rules.size() > MOST_RULES) {
            throw new IllegalArgumentException(
                    "%d counters and %d rules (expected: at most %d and %d)"
                            .formatted(counters.size(), rules.size(), MOST_COUNTERS, MOST_RULES));
        }
        Set<String> ids = new HashSet<>();
        for (Counter counter : counters) {
            if (!ids.add(counter.spec().id())) {
                throw new IllegalArgumentException(
                        "counter " + counter.spec().id() + " a second time");
            }
        }
        for (Rule rule : rules) {
            if (!rule.counter().isEmpty() && !ids.contains(rule.counter())) {
                throw new IllegalArgumentException(
                        "rule %d reads counter %s, which there is none of"
                                .formatted(rule.id(), rule.counter()));
            }
        }
    }

    /** Memory of all counters when all their entries are in use. */
    public long counterBytes() {
        return counters.stream().mapToLong(counter -> counter.spec().bytes()).sum();
    }
}
