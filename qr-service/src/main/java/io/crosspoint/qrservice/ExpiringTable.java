package io.crosspoint.qrservice;

import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Codes that end by themselves, in order of issue; forgets those that ended long ago whenever one
 * is added. What is forgotten depends on the facts' times alone, so a replay forgets the same.
 */
final class ExpiringTable<T extends Expiring> {
    private final Long2ObjectHashMap<T> byCode = new Long2ObjectHashMap<>();
    private final Deque<T> byAge = new ArrayDeque<>();
    private final int capacity;
    private final long keptNs;
    private final Consumer<T> forgotten;

    ExpiringTable(int capacity, long keptNs, Consumer<T> forgotten) {
        this.capacity = capacity;
        this.keptNs = keptNs;
        this.forgotten = forgotten;
    }

    @Nullable T find(long code) {
        return byCode.get(code);
    }

    /** Whether one more will find room at that time. */
    boolean hasRoom(long nowNs) {
        T oldest = byAge.peekFirst();
        return byCode.size() < capacity || (oldest != null && isForgettable(oldest, nowNs));
    }

    void add(T entry, long nowNs) {
        for (T oldest = byAge.peekFirst();
                oldest != null && isForgettable(oldest, nowNs);
                oldest = byAge.peekFirst()) {
            byAge.removeFirst();
            byCode.remove(oldest.code());
            forgotten.accept(oldest);
        }
        byCode.put(entry.code(), entry);
        byAge.addLast(entry);
    }

    int size() {
        return byCode.size();
    }

    private boolean isForgettable(T entry, long nowNs) {
        return nowNs - entry.expiresNs() > keptNs;
    }
}
