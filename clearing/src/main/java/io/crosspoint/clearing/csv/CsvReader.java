package io.crosspoint.clearing.csv;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a table whose first line names its columns. Cells may be quoted; a cell holds no line
 * break. Empty lines and lines that begin with {@code #} are passed over. Bytes that are not UTF-8,
 * a missing column and an unclosed quote are a {@link MalformedTableException}.
 */
public final class CsvReader implements AutoCloseable {
    private static final int LINE_LIMIT = 4096;

    private final String name;
    private final BufferedReader lines;
    private final Map<String, Integer> columns = new HashMap<>();
    private int lineNumber;

    /**
     * Reads the first line and stands before the first row.
     *
     * @param name of the file, for places in problems
     * @param required columns that the first line must name, in any order among others
     */
    public CsvReader(String name, InputStream bytes, List<String> required) throws IOException {
        this.name = name;
        this.lines =
                new BufferedReader(
                        new InputStreamReader(
                                bytes,
                                StandardCharsets.UTF_8
                                        .newDecoder()
                                        .onMalformedInput(CodingErrorAction.REPORT)
                                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        readHeader(required);
    }

    /** The next row, or null at the end. */
    public @Nullable CsvRow next() throws IOException {
        List<String> cells = nextCells();
        if (cells == null) {
            return null;
        }
        return new CsvRow(place(), columns, cells);
    }

    /** File and line that was read last. */
    public String place() {
        return name + " line " + lineNumber;
    }

    /** Of the row read last, counted from 1. */
    public int lineNumber() {
        return lineNumber;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void readHeader(List<String> required) throws IOException {
        List<String> header = nextCells();
        if (header == null) {
            throw problem("nothing", "a first line with the columns " + required);
        }
        for (int i = 0; i < header.size(); i++) {
            if (columns.put(header.get(i), i) != null) {
                throw problem(header.get(i), "each column once");
            }
        }
        for (String column : required) {
            if (!columns.containsKey(column)) {
                throw problem(String.join(",", header), "a column " + column);
            }
        }
    }

    private @Nullable List<String> nextCells() throws IOException {
        String line;
        do {
            line = readLine();
            if (line == null) {
                return null;
            }
            lineNumber++;
        } while (line.isBlank() || line.startsWith("#"));
        if (line.length() > LINE_LIMIT) {
            throw problem(line.length() + " characters", "at most " + LINE_LIMIT + " in a line");
        }
        return split(line);
    }

    private @Nullable String readLine() throws IOException {
        try {
            return lines.readLine();
        } catch (java.nio.charset.CharacterCodingException _) {
            lineNumber++;
            throw problem("bytes that are no text", "UTF-8");
        }
    }

    private List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw problem(cell.toString(), "a closing quote in the same line");
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private MalformedTableException problem(String found, String expected) {
        return new MalformedTableException(new TableProblem(place(), found, expected));
    }
}
