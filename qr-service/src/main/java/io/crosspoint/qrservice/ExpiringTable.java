package io.crosspoint.qrservice;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;

import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

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
        addNewest(entry);
    }

    private void addNewest(T entry) {
        byCode.put(entry.code(), entry);
        byAge.addLast(entry);
    }

    /** From the eldest to the newest. */
    void save(SnapshotWriter out, BiConsumer<T, SnapshotWriter> entry) {
        out.putBound(keptNs);
        out.putInt(byAge.size());
        byAge.forEach(next -> entry.accept(next, out));
    }

    /**
     * Takes over what was saved.
     *
     * @param then told of each entry
     */
    void load(SnapshotReader in, Function<SnapshotReader, T> entry, Consumer<T> then) {
        in.expectBound("keeping of ended codes, ns", keptNs);
        for (int left = in.getInt("entries", 0, Integer.MAX_VALUE); left > 0; left--) {
            T next = entry.apply(in);
            if (byCode.containsKey(next.code())) {
                throw in.refused("a code twice", "each once");
            }
            addNewest(next);
            then.accept(next);
        }
    }

    int size() {
        return byCode.size();
    }

    private boolean isForgettable(T entry, long nowNs) {
        return nowNs - entry.expiresNs() > keptNs;
    }
}
