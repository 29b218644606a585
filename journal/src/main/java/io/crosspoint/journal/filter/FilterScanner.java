package io.crosspoint.journal.filter;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Cuts a filter into names, operators and values. */
final class FilterScanner {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int HEX_DIGITS = 16;

    private final String text;
    private int at;

    /**
     * A value as it was written.
     *
     * @param at character of the filter, from 0
     */
    record Value(String text, int at) {
        @Nullable Long numberOrNull() {
            try {
                return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
            } catch (NumberFormatException e) {
                return null;
            }
        }

        @Nullable Long hexOrNull() {
            try {
                return text.length() == HEX_DIGITS ? Long.parseUnsignedLong(text, 16) : null;
            } catch (NumberFormatException e) {
                return null;
            }
        }

        long number() {
            Long number = numberOrNull();
            if (number == null) {
                throw new FilterSyntaxException(at, "'" + text + "'", "a number");
            }
            return number;
        }

        /** Of an instant, a day (its beginning, UTC) or epoch nanoseconds. */
        long timeNs() {
            Long number = numberOrNull();
            if (number != null) {
                return number;
            }
            try {
                Instant time =
                        text.contains("T")
                                ? Instant.parse(text)
                                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                return Math.addExact(
                        Math.multiplyExact(time.getEpochSecond(), NS_PER_SECOND), time.getNano());
            } catch (DateTimeParseException | ArithmeticException e) {
                throw new FilterSyntaxException(
                        at,
                        "'" + text + "'",
                        "a time such as 2026-11-20T08:00:00Z or 2026-11-20, UTC");
            }
        }
    }

    FilterScanner(String text) {
        this.text = text;
    }

    boolean atEnd() {
        skipSpace();
        return at == text.length();
    }

    /** Where the next thing begins. */
    int position() {
        skipSpace();
        return at;
    }

    /** What stands next, for an error. */
    String rest() {
        return atEnd() ? "the end" : "'" + text.substring(at, at + 1) + "'";
    }

    /** Letters, digits, dots and dashes; empty when something else comes next. */
    String word() {
        skipSpace();
        int start = at;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** The operator that comes next, or null. */
    @Nullable Operator operator() {
        skipSpace();
        @Nullable Operator longest = null;
        for (Operator each : Operator.values()) {
            if (text.startsWith(each.sign(), at)
                    && (longest == null || each.sign().length() > longest.sign().length())) {
                longest = each;
            }
        }
        at += longest == null ? 0 : longest.sign().length();
        return longest;
    }

    /** One value or several with commas between. */
    List<Value> values() {
        List<Value> values = new ArrayList<>();
        do {
            values.add(value());
        } while (skip(','));
        return values;
    }

    private Value value() {
        int start = position();
        if (skip('\'')) {
            int end = text.indexOf('\'', at);
            if (end < 0) {
                throw new FilterSyntaxException(text.length(), "the end", "' behind the text");
            }
            String quoted = text.substring(at, end);
            at = end + 1;
            return new Value(quoted, start);
        }
        while (at < text.length() && text.charAt(at) != ',' && !isSpace(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw new FilterSyntaxException(start, rest(), "a value");
        }
        return new Value(text.substring(start, at), start);
    }

    private boolean skip(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
    }
}
