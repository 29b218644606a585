package io.crosspoint.clearing.csv;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row by the names of its columns; every reading is checked and tells its place. */
public final class CsvRow {
    private static final int DATE_DIGITS = 8;

    private final String place;
    private final Map<String, Integer> columns;
    private final List<String> cells;

    CsvRow(String place, Map<String, Integer> columns, List<String> cells) {
        this.place = place;
        this.columns = columns;
        this.cells = cells;
    }

    public String place() {
        return place;
    }

    public int size() {
        return cells.size();
    }

    public String firstCell() {
        return cells.get(0);
    }

    /** The cell by its number from 0, empty when the row is shorter. */
    public String cell(int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    /** Refuses a row that has more or fewer cells than the first line has names. */
    public void requireAllCells() {
        if (cells.size() != columns.size()) {
            throw new MalformedTableException(
                    new TableProblem(place, cells.size() + " cells", columns.size() + " cells"));
        }
    }

    /** The cell's text, empty when the table has no such column. */
    public String text(String column) {
        Integer index = columns.get(column);
        return index == null ? "" : cell(index);
    }

    /** A whole number from {@code least} to {@code most}. */
    public long number(String column, long least, long most) {
        String text = text(column);
        String expected = "a whole number from " + least + " to " + most;
        if (!text.matches("-?[0-9]{1,18}")) {
            throw problem(column, text, expected);
        }
        long value = Long.parseLong(text);
        if (value < least || value > most) {
            throw problem(column, text, expected);
        }
        return value;
    }

    /** As {@link #number}, or {@code absent} for an empty cell. */
    public long numberOr(String column, long absent, long least, long most) {
        return text(column).isEmpty() ? absent : number(column, least, most);
    }

    /** A date of the calendar as yyyymmdd. */
    public int date(String column) {
        String text = text(column);
        if (text.length() == DATE_DIGITS) {
            try {
                LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
                return Integer.parseInt(text);
            } catch (DateTimeParseException _) {
                throw problem(column, text, "a date yyyymmdd");
            }
        }
        throw problem(column, text, "a date yyyymmdd");
    }

    /** One of the names given. */
    public <E extends Enum<E>> E oneOf(String column, List<E> values) {
        String text = text(column).toUpperCase(Locale.ROOT);
        for (E value : values) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw problem(column, text(column), "one of " + names(values.stream()));
    }

    /** A problem of this row, to be thrown or collected. */
    public MalformedTableException problem(String column, String found, String expected) {
        return new MalformedTableException(
                new TableProblem(place + " column " + column, found, expected));
    }

    private static String names(Stream<? extends Enum<?>> values) {
        return values.map(Enum::name).collect(Collectors.joining(", "));
    }
}
