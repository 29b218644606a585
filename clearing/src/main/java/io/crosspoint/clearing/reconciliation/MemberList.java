package io.crosspoint.clearing.reconciliation;

import io.crosspoint.clearing.csv.CsvReader;
import io.crosspoint.clearing.csv.CsvRow;
import io.crosspoint.clearing.csv.MalformedTableException;
import io.crosspoint.clearing.csv.TableProblem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a member's own list of a date. Its last line is {@code end,N} with the number of entries,
 * so that a list that was cut short is noticed.
 */
final class MemberList {
    static final int ENTRY_LIMIT = 5_000_000;
    static final long CODE_LIMIT = 99_999_999_999L;
    static final long AMOUNT_LIMIT = 999_999_999_999L;
    static final int STAN_LIMIT = 999_999;
    private static final String END = "end";
    private static final List<String> COLUMNS =
            List.of(
                    "business_date",
                    "acquirer",
                    "forwarder",
                    "stan",
                    "transmission_time",
                    "amount_minor",
                    "status");

    private MemberList() {}

    /**
     * Reads all entries of the date.
     *
     * @throws MalformedTableException when a line is wrong or the end is missing
     */
    static List<Entry> read(Path file, int businessDate) throws IOException {
        List<Entry> entries = new ArrayList<>();
        List<TableProblem> problems = new ArrayList<>();
        int lines = 0;
        try (InputStream bytes = Files.newInputStream(file);
                CsvReader table = new CsvReader(file.getFileName().toString(), bytes, COLUMNS)) {
            for (CsvRow row = table.next(); row != null; row = table.next()) {
                if (row.firstCell().equals(END)) {
                    requireEnd(table, row, lines);
                    if (!problems.isEmpty()) {
                        throw new MalformedTableException(problems);
                    }
                    return entries;
                }
                lines++;
                add(row, businessDate, entries, problems);
            }
            problems.addFirst(
                    new TableProblem(table.place(), "the file's end", "a last line end," + lines));
            throw new MalformedTableException(problems);
        }
    }

    private static void add(
            CsvRow row, int businessDate, List<Entry> entries, List<TableProblem> problems) {
        try {
            if (entries.size() == ENTRY_LIMIT) {
                throw row.problem("stan", "more entries", "at most " + ENTRY_LIMIT);
            }
            Entry entry = entry(row);
            if (entry.businessDate() != businessDate) {
                throw row.problem("business_date", "" + entry.businessDate(), "" + businessDate);
            }
            entries.add(entry);
        } catch (MalformedTableException e) {
            if (problems.size() < 100) {
                problems.addAll(e.problems());
            }
        }
    }

    private static void requireEnd(CsvReader table, CsvRow end, int lines) throws IOException {
        if (end.size() != 2 || !end.cell(1).equals(Integer.toString(lines))) {
            throw new MalformedTableException(
                    new TableProblem(table.place(), END + "," + end.cell(1), END + "," + lines));
        }
        CsvRow after = table.next();
        if (after != null) {
            throw new MalformedTableException(
                    new TableProblem(table.place(), "a line", "nothing after the line " + END));
        }
    }

    private static Entry entry(CsvRow row) {
        row.requireAllCells();
        return new Entry(
                row.date("business_date"),
                row.number("acquirer", 0, CODE_LIMIT),
                row.number("forwarder", 0, CODE_LIMIT),
                row.number("stan", 0, STAN_LIMIT),
                time(row),
                rrn(row),
                row.number("amount_minor", 0, AMOUNT_LIMIT),
                row.oneOf("status", List.of(Standing.values())));
    }

    private static String rrn(CsvRow row) {
        String rrn = row.text("rrn");
        if (!rrn.matches("[0-9A-Za-z]{0,12}")) {
            throw row.problem("rrn", rrn, "at most 12 letters and digits");
        }
        return rrn;
    }

    private static String time(CsvRow row) {
        String time = row.text("transmission_time");
        if (!time.isEmpty() && !time.matches("[0-9]{10}")) {
            throw row.problem("transmission_time", time, "MMDDhhmmss or nothing");
        }
        return time;
    }
}
