package io.crosspoint.core.lane;

import io.crosspoint.iso8583.Dialect;

import org.jspecify.annotations.Nullable;

/**
 * The slots of one link: a fixed number, so that a link that has them all under way stops reading.
 * Taken by the link's event loop, given back by any thread.
 */
public final class SlotPool {
    private final Pool<Slot> free;

    /**
     * Makes all slots at once.
     *
     * @param slots how many messages of the link may be under way
     * @param capacity bytes of the longest message
     */
    public SlotPool(Dialect dialect, int slots, int capacity) {
        free = new Pool<>(slots, () -> new Slot(this, dialect, capacity));
    }

    /** A free slot, or null when all are under way. */
    public @Nullable Slot take() {
        return free.take();
    }

    void put(Slot slot) {
        free.put(slot);
    }
}
