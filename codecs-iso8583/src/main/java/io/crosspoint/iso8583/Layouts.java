package io.crosspoint.iso8583;

import org.jspecify.annotations.Nullable;

/**
 * The layouts of a dialect that were met so far. A network uses a few dozen sets of fields; whoever
 * sends others on purpose fills the table and no more: messages without a place in it are indexed
 * field by field.
 *
 * <p>Shared by all threads that decode the dialect, without a lock: a layout is immutable, so a
 * thread sees none or a whole one, and one made twice is the same.
 */
final class Layouts {
    /** Most layouts that are kept. */
    static final int MOST = 512;

    /** Places that a layout may have. */
    private static final int REACH = 8;

    private final int[] plans;
    private final @Nullable Layout[] table = new Layout[MOST];
    private final Layout none = Layout.empty();

    Layouts(int[] plans) {
        this.plans = plans;
    }

    /** The layout of a message without fields. */
    Layout ofNone() {
        return none;
    }

    /**
     * The layout of messages with these fields.
     *
     * @return null when a field is not defined or there is no place left
     */
    @Nullable Layout of(long[] present) {
        int home = hash(present);
        for (int i = 0; i < REACH; i++) {
            int place = (home + i) & (MOST - 1);
            Layout layout = table[place];
            if (layout == null) {
                return added(place, present);
            }
            if (layout.isOf(present)) {
                return layout;
            }
        }
        return null;
    }

    private @Nullable Layout added(int place, long[] present) {
        Layout layout = Layout.of(plans, present);
        table[place] = layout;
        return layout;
    }

    private static int hash(long[] present) {
        long mixed = present[0] * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ mixed >>> 29 ^ present[1]) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 29 ^ present[2]) * 0x94D0_49BB_1331_11EBL;
        return (int) (mixed >>> 40);
    }
}
