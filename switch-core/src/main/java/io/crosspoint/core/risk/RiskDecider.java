package io.crosspoint.core.risk;

import io.crosspoint.journal.transactions.Channel;
import io.crosspoint.journal.transactions.Counted;
import io.crosspoint.journal.transactions.HotKind;
import io.crosspoint.journal.transactions.TransactionType;

import org.jspecify.annotations.Nullable;

/**
 * Asks hot list, limits, merchant registry and rules about one transaction, in that order; the
 * first that declines ends it. Changes nothing but its own counts. No call allocates but {@link
 * #bind}.
 */
public final class RiskDecider {
    /** Nothing stands against the transaction. */
    public static final int PASSED = 0;

    private static final int INVALID_MERCHANT = code('0', '3');
    private static final long NANOS = 1_000_000_000L;
    private static final long MINUTE_SECONDS = 60;
    private static final long DAY_MINUTES = 1_440;

    private record Bound(Rule rule, int counter, long bit) {}

    private final RiskState state;
    private RuleSet rules = RuleSet.NONE;
    private MerchantRegistry merchants = MerchantRegistry.EMPTY;
    private Bound[] bound = {};
    private int[] places = {};
    private Match[] counterMatches = {};
    private CounterSpec[] specs = {};
    private long[] hits = {};
    private int ruleId;
    private long counted;
    private long declined;
    private long flagged;

    public RiskDecider(RiskState state) {
        this.state = state;
    }

    private static int code(char first, char second) {
        return first << 8 | second;
    }

    /** Takes rules that a record has brought into force; counters are found by their places. */
    void bind(RuleSet newRules, MerchantRegistry registry, int[] newPlaces) {
        rules = newRules;
        merchants = registry;
        places = newPlaces;
        int count = newRules.counters().size();
        counterMatches = new Match[count];
        specs = new CounterSpec[count];
        for (int i = 0; i < count; i++) {
            counterMatches[i] = newRules.counters().get(i).match();
            specs[i] = newRules.counters().get(i).spec();
        }
        bound = newRules.rules().stream().map(this::bound).toArray(Bound[]::new);
        hits = new long[bound.length];
    }

    private Bound bound(Rule rule) {
        for (int i = 0; i < specs.length; i++) {
            if (specs[i].id().equals(rule.counter())) {
                boolean addsItself = specs[i].counted() != Counted.DECLINED;
                return new Bound(rule, i, addsItself ? 1L << places[i] : 0);
            }
        }
        return new Bound(rule, -1, 0);
    }

    /** Whether there is nothing to ask about. */
    public boolean isIdle() {
        return bound.length == 0
                && specs.length == 0
                && merchants.isEmpty()
                && state.hotList.size() == 0;
    }

    /**
     * Asks about one transaction.
     *
     * @param refusal the code it is declined with already, or {@link #PASSED}: then it is only seen
     *     which counters it concerns
     * @return the code to decline with, or {@link #PASSED}
     */
    public int assess(Subject subject, int refusal) {
        ruleId = 0;
        int minute = minute(subject.timeNs);
        counted = counted(subject, minute);
        if (refusal != PASSED) {
            return refusal;
        }
        int code = hotCode(subject);
        if (code != PASSED) {
            code = isNews(subject.type) ? code : PASSED;
        } else {
            code = merchant(subject);
            if (code == PASSED) {
                code = rules(subject, minute);
            }
        }
        count(code);
        return code;
    }

    private void count(int code) {
        if (code != PASSED) {
            declined++;
        } else if (ruleId != 0) {
            flagged++;
        }
    }

    /** What has not happened yet and spends or tells of money: the rest must be carried. */
    private static boolean isNews(TransactionType type) {
        return switch (type) {
            case PURCHASE, PRE_AUTHORISATION, BALANCE_INQUIRY, TOP_UP -> true;
            default -> false;
        };
    }

    private int minute(long timeNs) {
        long minutes = (timeNs / NANOS + rules.zoneSeconds()) / MINUTE_SECONDS;
        return (int) Math.floorMod(minutes, DAY_MINUTES);
    }

    private long counted(Subject subject, int minute) {
        long bits = 0;
        for (int i = 0; i < specs.length; i++) {
            if (counterMatches[i].holds(subject, minute) && RiskState.concerns(specs[i], subject)) {
                bits |= 1L << places[i];
            }
        }
        return bits;
    }

    private int hotCode(Subject subject) {
        HotList list = state.hotList;
        if (list.size() == 0) {
            return PASSED;
        }
        int code = PASSED;
        if (list.has(HotKind.CARD)) {
            code = hot(HotKind.CARD, list.code(HotKind.CARD, subject.sealHigh, subject.sealLow, 0));
        }
        if (code == PASSED && list.has(HotKind.TOKEN) && subject.token != 0) {
            code = hot(HotKind.TOKEN, list.code(HotKind.TOKEN, subject.token, 0, 0));
        }
        if (code == PASSED && list.has(HotKind.MERCHANT)) {
            code =
                    hot(
                            HotKind.MERCHANT,
                            list.code(
                                    HotKind.MERCHANT,
                                    subject.merchantHead,
                                    subject.merchantTail,
                                    subject.acquirer));
        }
        if (code == PASSED && list.has(HotKind.TERMINAL)) {
            code =
                    hot(
                            HotKind.TERMINAL,
                            list.code(HotKind.TERMINAL, subject.terminal, 0, subject.acquirer));
        }
        return code;
    }

    private int hot(HotKind kind, int code) {
        if (code != PASSED) {
            ruleId = BuiltIn.HOT_CARD - 1 + kind.value();
        }
        return code;
    }

    /** A partner's payment names the merchant of its code, which the switch itself filled in. */
    private int merchant(Subject subject) {
        boolean checked =
                subject.type == TransactionType.PURCHASE
                        || subject.type == TransactionType.PRE_AUTHORISATION;
        if (merchants.isEmpty() || !checked || subject.channel == Channel.QR_MERCHANT_CODE) {
            return PASSED;
        }
        return switch (merchants.check(subject)) {
            case AS_REGISTERED -> PASSED;
            case UNKNOWN ->
                    registered(
                            rules.merchants().unknown(),
                            BuiltIn.UNKNOWN_MERCHANT,
                            subject.pinPresent);
            case DIFFERS ->
                    registered(
                            rules.merchants().mismatch(),
                            BuiltIn.MERCHANT_DIFFERS,
                            subject.pinPresent);
        };
    }

    private int registered(@Nullable Action action, int id, boolean pinPresent) {
        return action == null ? PASSED : act(action, id, INVALID_MERCHANT, pinPresent);
    }

    private int act(Action action, int id, int code, boolean pinPresent) {
        if (action == Action.FLAG) {
            ruleId = ruleId == 0 ? id : ruleId;
            return PASSED;
        }
        if (action == Action.REQUIRE_PIN && pinPresent) {
            return PASSED;
        }
        ruleId = id;
        return code;
    }

    private int rules(Subject subject, int minute) {
        for (int i = 0; i < bound.length; i++) {
            Bound each = bound[i];
            Rule rule = each.rule();
            if (rule.match().holds(subject, minute) && isAbove(each, subject)) {
                hits[i]++;
                int code = act(rule.action(), rule.id(), rule.responseCode(), subject.pinPresent);
                if (code != PASSED) {
                    return code;
                }
            }
        }
        return PASSED;
    }

    private boolean isAbove(Bound each, Subject subject) {
        if (each.counter() < 0) {
            return true;
        }
        CounterSpec spec = specs[each.counter()];
        RiskState.Counter counter = state.counters[places[each.counter()]];
        if (counter == null || !RiskState.concerns(spec, subject)) {
            return false;
        }
        long key = subject.key(spec.by());
        long shown =
                (counted & each.bit()) == 0
                        ? counter.table().read(key, subject.timeNs)
                        : counter.table().with(key, RiskState.value(spec, subject), subject.timeNs);
        return shown > each.rule().above();
    }

    /** The rule that declined, or else the first that flagged, the transaction assessed last. */
    public int ruleId() {
        return ruleId;
    }

    /** Which counters the transaction assessed last concerns, one bit for each place. */
    public long counted() {
        return counted;
    }

    /** Rules in force. */
    public RuleSet ruleSet() {
        return rules;
    }

    public MerchantRegistry merchants() {
        return merchants;
    }

    /** How often each rule has fired since it was loaded, in the order of the rules. */
    public long[] hits() {
        return hits.clone();
    }

    /** Declined since the start. */
    public long declined() {
        return declined;
    }

    /** Flagged and let pass since the start. */
    public long flagged() {
        return flagged;
    }
}
