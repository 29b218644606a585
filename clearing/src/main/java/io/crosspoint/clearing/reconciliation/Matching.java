package io.crosspoint.clearing.reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Pairs the entries of two sources, from the surest key to the loosest: all five parts, without the
 * time where the member gave none, then the retrieval reference number.
 */
final class Matching {
    private static final Comparator<Break> ORDER =
            Comparator.comparingInt(Break::businessDate)
                    .thenComparingLong(Break::acquirer)
                    .thenComparingLong(Break::forwarder)
                    .thenComparingLong(Break::stan)
                    .thenComparing(Break::transmissionTime)
                    .thenComparing(Break::kind)
                    .thenComparing(Break::id);

    private final String member;
    private final List<Break> breaks = new ArrayList<>();
    private final IdentityHashMap<Entry, Boolean> paired = new IdentityHashMap<>();
    private long matchedCount;

    Matching(String member) {
        this.member = member;
    }

    ReconciliationResult compare(ClearedList ours, List<Entry> theirs) {
        List<Entry> all = new ArrayList<>(ours.items());
        all.addAll(ours.others());
        List<Entry> open = withoutDuplicates(theirs);
        open = pair(all, open, Entry::key);
        open = pair(all, open, e -> e.transmissionTime().isEmpty() ? e.keyWithoutTime() : null);
        open = pair(all, open, e -> e.rrn().isEmpty() ? null : e.rrnKey());
        for (Entry entry : open) {
            if (entry.standing() == Standing.APPROVED) {
                breaks.add(Break.of(member, BreakKind.LONG, null, entry));
            }
        }
        for (Entry item : ours.items()) {
            if (!paired.containsKey(item) && item.standing() == Standing.APPROVED) {
                breaks.add(Break.of(member, BreakKind.SHORT, item, null));
            }
        }
        breaks.sort(ORDER);
        return ReconciliationResult.compared(matchedCount, breaks);
    }

    private List<Entry> withoutDuplicates(List<Entry> theirs) {
        Set<Object> seen = new HashSet<>();
        List<Entry> once = new ArrayList<>(theirs.size());
        for (Entry entry : theirs) {
            Object key =
                    entry.transmissionTime().isEmpty() && !entry.rrn().isEmpty()
                            ? entry.rrnKey()
                            : entry.key();
            if (seen.add(key)) {
                once.add(entry);
            } else {
                breaks.add(Break.of(member, BreakKind.DUPLICATE, null, entry));
            }
        }
        return once;
    }

    // Returns what of theirs found no partner by this key.
    private List<Entry> pair(
            List<Entry> ours, List<Entry> theirs, Function<Entry, @Nullable Object> theirKey) {
        if (theirs.isEmpty()) {
            return theirs;
        }
        Map<Object, Deque<Entry>> byKey = new HashMap<>();
        for (Entry entry : ours) {
            if (!paired.containsKey(entry)) {
                for (Object key : List.of(entry.key(), entry.keyWithoutTime(), entry.rrnKey())) {
                    byKey.computeIfAbsent(key, k -> new ArrayDeque<>()).add(entry);
                }
            }
        }
        List<Entry> left = new ArrayList<>();
        for (Entry entry : theirs) {
            Object key = theirKey.apply(entry);
            Entry partner = key == null ? null : take(byKey.get(key));
            if (partner == null) {
                left.add(entry);
            } else {
                settle(partner, entry);
            }
        }
        return left;
    }

    private @Nullable Entry take(@Nullable Deque<Entry> candidates) {
        while (candidates != null && !candidates.isEmpty()) {
            Entry entry = candidates.poll();
            if (!paired.containsKey(entry)) {
                return entry;
            }
        }
        return null;
    }

    private void settle(Entry ours, Entry theirs) {
        paired.put(ours, true);
        if (!ours.standing().agreesWith(theirs.standing())) {
            breaks.add(Break.of(member, BreakKind.STATUS_DIFFERS, ours, theirs));
        } else if (ours.standing() == Standing.APPROVED
                && ours.amountMinor() != theirs.amountMinor()) {
            breaks.add(Break.of(member, BreakKind.AMOUNT_DIFFERS, ours, theirs));
        } else {
            matchedCount++;
        }
    }
}
