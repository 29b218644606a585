package io.crosspoint.journal.filter;

/** A filter cannot be understood; the message says where, what was found and what was expected. */
public final class FilterSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param at character of the filter, from 0
     */
    FilterSyntaxException(int at, String found, String expected) {
        super("character %d: %s (expected: %s)".formatted(at + 1, found, expected));
    }
}
