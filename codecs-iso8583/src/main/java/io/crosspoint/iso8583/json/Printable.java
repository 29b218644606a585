package io.crosspoint.iso8583.json;

import java.util.Locale;

/** Text of a peer for a terminal or a log, where its control characters must do nothing. */
final class Printable {
    private Printable() {}

    /** Control characters are written as {@code \x0A}. */
    static String of(String value) {
        StringBuilder text = new StringBuilder(value.length());
        value.codePoints()
                .forEach(
                        c -> {
                            if (Character.isISOControl(c)
                                    || Character.getType(c) == Character.FORMAT) {
                                text.append(String.format(Locale.ROOT, "\\x%02X", c));
                            } else {
                                text.appendCodePoint(c);
                            }
                        });
        return text.toString();
    }
}
