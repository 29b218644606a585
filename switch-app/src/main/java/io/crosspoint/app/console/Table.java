package io.crosspoint.app.console;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of text with a heading line, each column as wide as its widest cell. Columns are added
 * first, then rows.
 *
 * <pre>{@code
 * new Table().left("member").right("net").row("1020000", "-12.00").print(out);
 * }</pre>
 */
public final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private record Column(String heading, boolean right) {}

    /** Adds a column of words. */
    public Table left(String heading) {
        return column(new Column(heading, false));
    }

    /** Adds a column of numbers. */
    public Table right(String heading) {
        return column(new Column(heading, true));
    }

    private Table column(Column column) {
        if (!rows.isEmpty()) {
            throw new IllegalStateException("column " + column.heading() + " after the first row");
        }
        columns.add(column);
        return this;
    }

    /**
     * Adds a row; whole numbers are grouped by thousands, anything else is shown as its text.
     *
     * @throws IllegalArgumentException when there are not as many cells as columns
     */
    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "row: %d cells (expected: %d)".formatted(cells.length, columns.size()));
        }
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(
                    cell instanceof Long || cell instanceof Integer
                            ? Amounts.count(((Number) cell).longValue())
                            : cell.toString());
        }
        rows.add(texts);
        return this;
    }

    /** Adds a line across, as before a sum. */
    public Table rule() {
        rows.add(List.of());
        return this;
    }

    public void print(PrintWriter out) {
        text().lines().forEach(out::println);
    }

    /** All lines, each ended, without spaces at their ends. */
    public String text() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        appendRow(text, columns.stream().map(Column::heading).toList(), widths);
        appendRule(text, widths);
        for (List<String> row : rows) {
            if (row.isEmpty()) {
                appendRule(text, widths);
            } else {
                appendRow(text, row, widths);
            }
        }
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = width(columns.get(i).heading());
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.isEmpty() ? 0 : width(row.get(i)));
            }
        }
        return widths;
    }

    private void appendRow(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String padding = " ".repeat(widths[i] - width(cell));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).right() ? padding + cell : cell + padding);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static void appendRule(StringBuilder text, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            text.append(i == 0 ? "" : GAP).append("-".repeat(widths[i]));
        }
        text.append('\n');
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
