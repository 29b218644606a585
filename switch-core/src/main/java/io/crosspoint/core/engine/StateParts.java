package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.FoldedState;
import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one list of what the engine's state consists of: saved, loaded and compared in its order.
 * Counts since the start and attempts at sending are no part of it.
 */
final class StateParts implements FoldedState {
    private final List<StatePart> parts;

    /**
     * A state of these parts.
     *
     * @throws IllegalArgumentException unless each number of the digest is given once
     */
    StateParts(StatePart... parts) {
        this.parts = List.of(parts);
        Set<DigestNumber> missing = EnumSet.allOf(DigestNumber.class);
        for (StatePart part : parts) {
            for (DigestNumber number : part.numbers()) {
                if (!missing.remove(number)) {
                    throw new IllegalArgumentException(number + " twice (expected: once)");
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("digest without " + missing + " (expected: all)");
        }
    }

    @Override
    public void save(SnapshotWriter out) {
        for (StatePart part : parts) {
            part.save(out);
        }
    }

    @Override
    public void load(SnapshotReader in) {
        for (StatePart part : parts) {
            part.load(in);
        }
    }

    @Override
    public long digest() {
        Map<DigestNumber, Long> numbers = new EnumMap<>(DigestNumber.class);
        for (StatePart part : parts) {
            part.digest(numbers);
        }
        long digest = 0;
        for (long number : numbers.values()) {
            digest = digest * 31 + number;
        }
        return digest;
    }
}
