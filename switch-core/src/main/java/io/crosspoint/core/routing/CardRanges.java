package io.crosspoint.core.routing;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds the card range of a BIN by binary search. Ranges must not overlap. */
public final class CardRanges {
    private final CardRange[] ranges;
    private final int[] starts;

    public CardRanges(List<CardRange> ranges) {
        this.ranges =
                ranges.stream()
                        .sorted(Comparator.comparingInt(CardRange::binFrom))
                        .toArray(CardRange[]::new);
        this.starts = Arrays.stream(this.ranges).mapToInt(CardRange::binFrom).toArray();
        for (int i = 1; i < this.ranges.length; i++) {
            if (this.ranges[i].binFrom() <= this.ranges[i - 1].binTo()) {
                throw new IllegalArgumentException(
                        "card ranges overlap at BIN %06d".formatted(this.ranges[i].binFrom()));
            }
        }
    }

    /** The range that holds a BIN of six digits, or null. */
    public @Nullable CardRange find(int bin) {
        int found = Arrays.binarySearch(starts, bin);
        int candidate = found >= 0 ? found : -found - 2;
        if (candidate < 0 || bin > ranges[candidate].binTo()) {
            return null;
        }
        return ranges[candidate];
    }
}
