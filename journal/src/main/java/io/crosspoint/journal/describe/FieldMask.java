package io.crosspoint.journal.describe;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.Locale;

/** Which fields are not shown as they are, by their names in the schemas. */
final class FieldMask {
    private static final int SHOWN_FIRST = 6;
    private static final int SHOWN_LAST = 4;

    private FieldMask() {}

    /** A number that is not shown as it is, in the form that it is shown; null for any other. */
    static @Nullable String shown(String name, long value) {
        if (isSpendable(name)) {
            return mask(value);
        }
        if (isLastFour(name)) {
            return "%04d".formatted(value);
        }
        return isOpaque(name) ? HexFormat.of().toHexDigits(value) : null;
    }

    static String shown(String name, String text) {
        return isPersonal(name) ? mask(text) : text;
    }

    /** Whether less is shown of a field than it holds. */
    static boolean hides(String name) {
        return isSpendable(name) || isPersonal(name);
    }

    /** A payment token or a payer's code: a number that could be paid with. */
    static boolean isSpendable(String name) {
        return name.equals("token") || name.equals("code");
    }

    /** The last four digits of a card number; zeros in front belong to them. */
    static boolean isLastFour(String name) {
        return name.equals("lastFour");
    }

    /** Halves of a PAN seal or of another 16-byte value. */
    static boolean isOpaque(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("high") || lower.endsWith("low") || lower.endsWith("hash");
    }

    /** A text that may name a person or a device. */
    static boolean isPersonal(String name) {
        return name.equals("phone")
                || name.equals("cashier")
                || name.equals("deviceId")
                || name.equals("balances");
    }

    /** Keeps the first six and the last four digits; a short number keeps none. */
    static String mask(long number) {
        String digits = Long.toUnsignedString(number);
        int hidden = digits.length() - SHOWN_FIRST - SHOWN_LAST;
        if (number == 0) {
            return "0";
        }
        if (hidden < 1) {
            return "*".repeat(digits.length());
        }
        return digits.substring(0, SHOWN_FIRST)
                + "*".repeat(hidden)
                + digits.substring(SHOWN_FIRST + hidden);
    }

    /** Keeps the last two characters. */
    static String mask(String text) {
        int hidden = Math.max(0, text.length() - 2);
        return "*".repeat(hidden) + text.substring(hidden);
    }
}
