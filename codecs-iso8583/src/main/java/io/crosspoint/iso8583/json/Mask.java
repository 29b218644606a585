package io.crosspoint.iso8583.json;

import io.crosspoint.iso8583.Sensitivity;

/** What of sensitive content may be shown. */
final class Mask {
    /** Stands for content that is not shown. */
    static final String HIDDEN = "***";

    private static final int FIRST = 6;
    private static final int LAST = 4;
    private static final int SHORTEST_PAN = 13;

    private Mask() {}

    static String of(Sensitivity sensitivity, String value) {
        return switch (sensitivity) {
            case OPEN -> value;
            case PAN -> pan(value);
            case HIDDEN -> HIDDEN;
        };
    }

    /** The first six and the last four; nothing of what is too short to be a card number. */
    static String pan(String value) {
        String padding = value.stripTrailing();
        int end = padding.length();
        while (end > 0 && padding.charAt(end - 1) == 'F') {
            end--;
        }
        if (end < SHORTEST_PAN) {
            return HIDDEN;
        }
        return padding.substring(0, FIRST)
                + "*".repeat(end - FIRST - LAST)
                + padding.substring(end - LAST, end);
    }
}
