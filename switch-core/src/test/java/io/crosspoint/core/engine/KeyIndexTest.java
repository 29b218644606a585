package io.crosspoint.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

class KeyIndexTest {
    private static final int ENTRIES = 16;

    /** Few homes, so that runs of neighbours grow, wrap round and are closed up. */
    private static long hash(int slot, boolean crowded) {
        return crowded ? (28L + slot % 5) << 32 : KeyIndex.hash(1, slot, 615_100_000L, 48, 0);
    }

    private static Set<Integer> found(KeyIndex index, long hash) {
        Set<Integer> slots = new TreeSet<>();
        for (int place = index.first(hash);
                place != KeyIndex.NONE;
                place = index.next(place, hash)) {
            slots.add(index.slotAt(place));
        }
        return slots;
    }

    @Property(tries = 500)
    void shouldHoldWhatAMapHolds(
            @ForAll @Size(max = 120) List<@IntRange(min = 0, max = ENTRIES - 1) Integer> slots,
            @ForAll boolean crowded) {
        KeyIndex index = new KeyIndex(ENTRIES);
        Map<Integer, Long> model = new HashMap<>();
        for (int slot : slots) {
            Long before = model.remove(slot);
            if (before == null) {
                index.put(hash(slot, crowded), slot);
                model.put(slot, hash(slot, crowded));
            } else {
                index.remove(before, slot);
            }
            index.remove(99L << 32, slot);
            for (int each = 0; each < ENTRIES; each++) {
                long hash = hash(each, crowded);
                Set<Integer> expected = new TreeSet<>();
                model.forEach(
                        (key, value) -> {
                            if (value == hash) {
                                expected.add(key);
                            }
                        });
                assertThat(found(index, hash)).isEqualTo(expected);
            }
        }
    }
}
