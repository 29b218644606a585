package io.crosspoint.clearing.csv;

/**
 * One thing wrong in a table.
 *
 * @param place file name, line and column
 * @param found the text that stands there, shortened
 * @param expected what should stand there
 */
public record TableProblem(String place, String found, String expected) {
    private static final int FOUND_LIMIT = 40;

    // A run of digits this long could be a card number that strayed into the wrong column.
    private static final String CARD_LIKE = "\\d{12,}";

    /** Shortens what was found and hides what looks like a card number. */
    public TableProblem {
        String hidden = found.replaceAll(CARD_LIKE, "(digits)");
        found = hidden.length() > FOUND_LIMIT ? hidden.substring(0, FOUND_LIMIT) + "..." : hidden;
    }

    @Override
    public String toString() {
        return place + ": \"" + found + "\" (expected: " + expected + ")";
    }
}
