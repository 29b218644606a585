package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.RecordEnvelope;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;

import java.util.NavigableSet;

/** Finds the excerpt that holds a record, by halving: excerpts are in order of their records. */
final class ExcerptSearch {
    private static final long NONE = -1;

    private final SingleChronicleQueue queue;
    private final ExcerptTailer tailer;
    private final RollCycle rollCycle;

    ExcerptSearch(SingleChronicleQueue queue, ExcerptTailer tailer) {
        this.queue = queue;
        this.tailer = tailer;
        this.rollCycle = queue.rollCycle();
    }

    /** Index of the last excerpt that begins at or before the record, negative without one. */
    long excerptWith(long sequence) {
        if (queue.firstCycle() > queue.lastCycle()) {
            return NONE;
        }
        int cycle = cycleWith(sequence);
        return cycle < 0 ? NONE : lastAtOrBefore(cycle, sequence);
    }

    private int cycleWith(long sequence) {
        NavigableSet<Long> cycles = queue.listCyclesBetween(queue.firstCycle(), queue.lastCycle());
        for (long cycle : cycles.descendingSet()) {
            long first = firstSequence(rollCycle.toIndex((int) cycle, 0));
            if (first != NONE && first <= sequence) {
                return (int) cycle;
            }
        }
        return -1;
    }

    private long lastAtOrBefore(int cycle, long sequence) {
        long low = 0;
        long beyond = 1;
        while (beginsAtOrBefore(cycle, beyond, sequence)) {
            low = beyond;
            beyond *= 2;
        }
        while (beyond - low > 1) {
            long middle = (low + beyond) >>> 1;
            if (beginsAtOrBefore(cycle, middle, sequence)) {
                low = middle;
            } else {
                beyond = middle;
            }
        }
        return rollCycle.toIndex(cycle, low);
    }

    private boolean beginsAtOrBefore(int cycle, long excerpt, long sequence) {
        long first = firstSequence(rollCycle.toIndex(cycle, excerpt));
        return first != NONE && first <= sequence;
    }

    private long firstSequence(long index) {
        if (!tailer.moveToIndex(index)) {
            return NONE;
        }
        try (DocumentContext document = tailer.readingDocument()) {
            if (!document.isPresent()) {
                return NONE;
            }
            Bytes<?> bytes = document.wire().bytes();
            if (bytes.readRemaining() < RecordEnvelope.ENVELOPE_LENGTH) {
                return NONE;
            }
            return bytes.readLong(bytes.readPosition() + RecordEnvelope.SEQUENCE_OFFSET);
        }
    }
}
