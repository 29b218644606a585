package io.crosspoint.core.link;

import io.crosspoint.core.operator.LinkTroubles;

import java.util.concurrent.atomic.AtomicLong;

/** Counts of one link since start: written by its event loop alone, read by any thread. */
final class LinkCounters {
    final AtomicLong framesIn = new AtomicLong();
    final AtomicLong framesOut = new AtomicLong();
    final AtomicLong rejected = new AtomicLong();

    /** Of the rejected, those that named an institution which is not the link's. */
    final AtomicLong foreignInstitution = new AtomicLong();

    final AtomicLong closedForCause = new AtomicLong();

    /** Of those closed for cause, the silent ones. */
    final AtomicLong closedIdle = new AtomicLong();

    /** Of those closed for cause, the ones that left a frame unfinished. */
    final AtomicLong closedUnfinished = new AtomicLong();

    /** Of those closed for cause, the ones that sent no sound message in time. */
    final AtomicLong closedUnproven = new AtomicLong();

    /** Of those closed for cause, the ones that gave their place to a newcomer. */
    final AtomicLong displaced = new AtomicLong();

    /** Not let in: from an address that is none of the member's. */
    final AtomicLong refusedPeers = new AtomicLong();

    /** Not let in: all places were taken by connections that had proven themselves. */
    final AtomicLong refusedFull = new AtomicLong();

    /** Messages for which no connection was up. */
    final AtomicLong undelivered = new AtomicLong();

    /** All but what a link's status tells by itself. */
    LinkTroubles troubles() {
        return new LinkTroubles(
                foreignInstitution.get(),
                closedIdle.get(),
                closedUnfinished.get(),
                closedUnproven.get(),
                displaced.get(),
                refusedPeers.get(),
                refusedFull.get(),
                undelivered.get());
    }

    /** One writer: no read-modify-write instruction is needed. */
    static void increment(AtomicLong counter) {
        counter.setRelease(counter.getPlain() + 1);
    }
}
