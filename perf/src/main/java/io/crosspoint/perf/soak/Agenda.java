package io.crosspoint.perf.soak;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens when, in order; the only clock of the simulation. */
final class Agenda {
    private record Event(long atNs, long order, Runnable action) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(
                    Comparator.comparingLong(Event::atNs).thenComparingLong(Event::order));
    private long nowNs;
    private long order;

    Agenda(long startNs) {
        nowNs = startNs;
    }

    /** Epoch nanoseconds. */
    long nowNs() {
        return nowNs;
    }

    /** Something happens after a while; among events of one moment the first planned is first. */
    void after(long delayNs, Runnable action) {
        events.add(new Event(nowNs + delayNs, order++, action));
    }

    /**
     * Lets the next event happen.
     *
     * @return false when nothing is planned
     */
    boolean step() {
        Event next = events.poll();
        if (next == null) {
            return false;
        }
        nowNs = next.atNs;
        next.action.run();
        return true;
    }
}
