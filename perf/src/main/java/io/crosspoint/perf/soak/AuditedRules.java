package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.risk.Action;
import io.crosspoint.journal.transactions.RulesLoadedDecoder;
import io.crosspoint.perf.soak.RuleEdition.Clause;

import java.util.HashMap;
import java.util.Map;

/**
 * What rules had to decide, from what is durable alone: lists of transactions where the switch has
 * counters, read through at each decision. A request that a rule declined or let pass must be one
 * that it had to.
 */
final class AuditedRules {
    /** What is said to a request: the rule that declines or flags it, and the code to decline. */
    private record Word(int rule, int code) {}

    private final World world;
    private final AuditedHotList hotList = new AuditedHotList();
    private RuleEdition inForce = RuleShelf.none();
    private Map<String, AuditedCounter> counters = new HashMap<>();
    private final Map<Integer, AuditedCounter> places = new HashMap<>();

    AuditedRules(World world) {
        this.world = world;
    }

    AuditedHotList hotList() {
        return hotList;
    }

    /** Version of the rules in force. */
    int version() {
        return inForce.version();
    }

    /** Others are in force from here on; counters of the same id and shape go on. */
    void loaded(RulesLoadedDecoder record) {
        inForce = RuleShelf.version((int) record.version());
        Map<String, AuditedCounter> before = counters;
        counters = new HashMap<>();
        for (RuleEdition.Counter counter : inForce.counters()) {
            AuditedCounter present = before.get(counter.spec().id());
            boolean goesOn = present != null && present.spec().equals(counter.spec());
            counters.put(
                    counter.spec().id(),
                    goesOn ? present : new AuditedCounter(counter.spec(), counter.kinds()));
        }
        places.clear();
        for (RulesLoadedDecoder.CountersDecoder each : record.counters()) {
            int place = each.place();
            places.put(place, counters.get(each.id()));
        }
        if (places.size() != counters.size() || places.containsValue(null)) {
            world.found(Check.RULES, 0, "version " + version() + ": other counters than its own");
        }
        world.note(0, "durable: rules of version " + version());
    }

    /** A request goes to its issuer, as far as the rules are concerned. */
    void accepted(Audited of, long counted, int flaggedBy) {
        check(of, ResponseCode.NONE, flaggedBy, counted);
        count(of, counted);
    }

    /** The switch declined a request, by a rule or for another reason. */
    void declined(Audited of, long counted, int ruleId) {
        if (ruleId != 0) {
            check(of, of.code, ruleId, counted);
        }
        count(of, counted);
        of.countedBy.forEach(counter -> counter.declined(of, of.timeNs));
    }

    /** Its issuer declined it. */
    void declinedByIssuer(Audited of, long timeNs) {
        of.countedBy.stream()
                .filter(counters::containsValue)
                .forEach(counter -> counter.declined(of, timeNs));
    }

    private void count(Audited of, long counted) {
        for (long left = counted; left != 0; left &= left - 1) {
            AuditedCounter counter = places.get(Long.numberOfTrailingZeros(left));
            if (counter == null || !counter.isAbout(of)) {
                world.found(Check.RULES, of.rrn, "counted by a counter that is not about it");
                return;
            }
            of.countedBy.add(counter);
            counter.tried(of);
        }
    }

    private Word expected(Audited of) {
        int hot = hotList.code(of.account);
        if (hot != ResponseCode.NONE) {
            return new Word(AuditedHotList.RULE, Kinds.isNews(of.kind) ? hot : ResponseCode.NONE);
        }
        int flag = 0;
        for (Clause clause : inForce.clauses()) {
            if (clause.isAbout(of) && isAbove(clause, of)) {
                if (clause.verdict().action() == Action.DECLINE) {
                    return new Word(clause.id(), clause.verdict().code());
                }
                flag = flag == 0 ? clause.id() : flag;
            }
        }
        return new Word(flag, ResponseCode.NONE);
    }

    private void check(Audited of, int code, int ruleId, long counted) {
        Word expected = expected(of);
        if (code != expected.code || ruleId != expected.rule) {
            world.found(
                    Check.RULES,
                    of.rrn,
                    "version %d: rule %d says %s (expected: rule %d, %s)"
                            .formatted(
                                    version(),
                                    ruleId,
                                    text(code),
                                    expected.rule,
                                    text(expected.code)));
        }
        long concerned = counters.values().stream().filter(each -> each.isAbout(of)).count();
        if (Long.bitCount(counted) != concerned) {
            world.found(
                    Check.RULES,
                    of.rrn,
                    "counted by %d counters (expected: %d)"
                            .formatted(Long.bitCount(counted), concerned));
        }
    }

    private static String text(int code) {
        return code == ResponseCode.NONE ? "nothing" : ResponseCode.text(code);
    }

    private boolean isAbove(Clause clause, Audited of) {
        if (clause.counter().isEmpty()) {
            return true;
        }
        AuditedCounter counter = counters.get(clause.counter());
        return counter != null && counter.with(of) > clause.above();
    }
}
