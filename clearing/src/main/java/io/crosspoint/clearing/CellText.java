package io.crosspoint.clearing;

/**
 * Texts that members chose, made safe for a cell of a CSV file: a spreadsheet must not take them
 * for a formula, and a line must stay one line.
 */
public final class CellText {
    private static final String FORMULA_STARTS = "=+-@";

    private CellText() {}

    /**
     * The text without blanks around it; control characters become {@code ?}, and an apostrophe
     * stands before what would begin a formula.
     */
    public static String of(String text) {
        StringBuilder cell = new StringBuilder(text.length() + 1);
        text.codePoints()
                .map(codePoint -> isControl(codePoint) ? '?' : codePoint)
                .forEach(cell::appendCodePoint);
        String stripped = cell.toString().strip();
        boolean formula = !stripped.isEmpty() && FORMULA_STARTS.indexOf(stripped.charAt(0)) >= 0;
        return formula ? "'" + stripped : stripped;
    }

    private static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }
}
