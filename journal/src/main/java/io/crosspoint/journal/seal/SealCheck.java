package io.crosspoint.journal.seal;

import io.crosspoint.journal.RecordView;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Compares the records that pass by with the seals that are kept of them. One thread. */
public final class SealCheck {
    private final Deque<DateSeal> ahead;
    private final List<Range> within = new ArrayList<>();
    private int agreeing;
    private @Nullable String problem;

    private record Range(DateSeal seal, RangeDigest digest) {}

    /**
     * Expects the records of these ranges.
     *
     * @param seals of one stream
     */
    public SealCheck(List<DateSeal> seals) {
        this.ahead =
                new ArrayDeque<>(
                        seals.stream()
                                .sorted(Comparator.comparingLong(DateSeal::firstSequence))
                                .toList());
    }

    /** With the seals that lie beside a stream. */
    public static SealCheck of(Path stream) throws IOException {
        return new SealCheck(new SealFiles(stream).all());
    }

    /** Takes the next record of the stream. */
    public void add(RecordView record) {
        long sequence = record.sequence();
        while (!ahead.isEmpty() && ahead.peek().firstSequence() <= sequence) {
            DateSeal seal = ahead.remove();
            if (seal.firstSequence() == sequence) {
                within.add(new Range(seal, new RangeDigest(sequence)));
            }
        }
        for (Iterator<Range> ranges = within.iterator(); ranges.hasNext(); ) {
            Range range = ranges.next();
            range.digest.add(record);
            if (range.seal.lastSequence() == sequence) {
                compare(range);
                ranges.remove();
            }
        }
    }

    private void compare(Range range) {
        DateSeal seal = range.seal;
        DateSeal found = range.digest.seal(seal.businessDate(), seal.nextSequence());
        if (found.equals(seal)) {
            agreeing++;
        } else if (problem == null) {
            problem =
                    "business date %d, records %d to %d: SHA-256 %s (expected: %s, as it was sealed)"
                            .formatted(
                                    seal.businessDate(),
                                    seal.firstSequence(),
                                    seal.lastSequence(),
                                    found.sha256(),
                                    seal.sha256());
        }
    }

    /** Dates whose records are those that were sealed. */
    public int agreeing() {
        return agreeing;
    }

    /** The first seal that does not agree with the records that passed, or null. */
    public @Nullable String problem() {
        if (problem == null && (!within.isEmpty() || !ahead.isEmpty())) {
            DateSeal seal = within.isEmpty() ? ahead.element() : within.getFirst().seal;
            return "business date %d: the records end (expected: up to %d, which was sealed)"
                    .formatted(seal.businessDate(), seal.lastSequence());
        }
        return problem;
    }
}
