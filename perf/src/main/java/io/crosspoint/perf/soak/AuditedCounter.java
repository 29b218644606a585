package io.crosspoint.perf.soak;

import io.crosspoint.core.risk.CounterSpec;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.transactions.Counted;
import io.crosspoint.journal.transactions.CounterKey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a counter of risk had to show: a list of what it was told, by card or by acquirer. */
final class AuditedCounter {
    private record Entry(Audited of, long timeNs) {}

    private final CounterSpec spec;
    private final Set<TransactionKind> kinds;
    private final long bucketNs;
    private final Map<Integer, List<Entry>> entries = new HashMap<>();

    AuditedCounter(CounterSpec spec, Set<TransactionKind> kinds) {
        this.spec = spec;
        this.kinds = kinds;
        bucketNs = spec.windowSeconds() * World.SECOND / spec.buckets();
    }

    CounterSpec spec() {
        return spec;
    }

    boolean isAbout(Audited of) {
        return kinds.contains(of.kind);
    }

    /** A request came by. */
    void tried(Audited of) {
        if (spec.counted() != Counted.DECLINED
                && (spec.counted() == Counted.ATTEMPTED || of.accepted)) {
            add(of, of.timeNs);
        }
    }

    /** It was declined, by its issuer or by the switch. */
    void declined(Audited of, long timeNs) {
        if (spec.counted() == Counted.DECLINED) {
            add(of, timeNs);
        }
    }

    private void add(Audited of, long timeNs) {
        entries.computeIfAbsent(key(of), none -> new ArrayList<>()).add(new Entry(of, timeNs));
    }

    /** All terminals of an acquirer have the same name. */
    private int key(Audited of) {
        return spec.by() == CounterKey.CARD ? of.account : of.link;
    }

    /** What it shows to a request: the request itself included, unless it holds declines. */
    long with(Audited of) {
        List<Entry> own = entries.getOrDefault(key(of), List.of());
        long oldest = of.timeNs / bucketNs - spec.buckets();
        Set<Integer> cards = new HashSet<>();
        long count = 0;
        long sumMinor = 0;
        for (Entry entry : own) {
            if (entry.timeNs / bucketNs >= oldest && counts(entry.of)) {
                count++;
                sumMinor += entry.of.amountMinor;
                cards.add(entry.of.account);
            }
        }
        if (isAbout(of) && spec.counted() != Counted.DECLINED) {
            count++;
            sumMinor += of.amountMinor;
            cards.add(of.account);
        }
        return switch (spec.measure()) {
            case SUM -> sumMinor;
            case DISTINCT -> cards.size();
            case COUNT, NULL_VAL -> count;
        };
    }

    private boolean counts(Audited of) {
        return spec.counted() != Counted.APPROVED || of.mayStand();
    }
}
