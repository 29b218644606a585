package io.crosspoint.clearing.export;

import io.crosspoint.clearing.CellText;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.describe.FieldKind;
import io.crosspoint.journal.describe.FieldValue;
import io.crosspoint.journal.describe.RecordFields;
import io.crosspoint.journal.describe.RecordSchemas;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/**
 * Records as lines with commas between (RFC 4180, UTF-8, line ends of one character). A field that
 * a record has not is empty, an empty text is two quotes, members of groups have semicolons
 * between.
 */
final class CsvRecords implements RecordSink {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final Writer out;
    private final RecordSchemas schemas;
    private final RecordFields fields;
    private final ExportColumns columns;
    private final boolean cautious;
    private final @Nullable String[] cells;

    private CsvRecords(Path file, RecordSchemas schemas, ExportColumns columns, boolean cautious)
            throws IOException {
        this.schemas = schemas;
        this.fields = new RecordFields(schemas);
        this.columns = columns;
        this.cautious = cautious;
        this.cells = new @Nullable String[columns.count()];
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        out.append(String.join(",", columns.types().keySet())).append('\n');
    }

    /** Texts of members are made harmless for spreadsheets, see {@link CellText}. */
    static CsvRecords cautious(Path file, RecordSchemas schemas, ExportColumns columns)
            throws IOException {
        return new CsvRecords(file, schemas, columns, true);
    }

    /** Texts as they are, for a program. */
    static CsvRecords plain(Path file, RecordSchemas schemas, ExportColumns columns)
            throws IOException {
        return new CsvRecords(file, schemas, columns, false);
    }

    @Override
    public void add(RecordView record) throws IOException {
        Arrays.fill(cells, null);
        long timeNs = record.timeNs();
        Instant time =
                Instant.ofEpochSecond(
                        Math.floorDiv(timeNs, NS_PER_SECOND), Math.floorMod(timeNs, NS_PER_SECOND));
        String type = schemas.nameOf(record);
        cells[0] = Long.toString(record.sequence());
        cells[1] = time.toString();
        cells[2] = Long.toString(timeNs);
        cells[3] = Integer.toString(record.partition());
        cells[4] = Integer.toString(record.epoch());
        cells[5] = type.substring(type.indexOf('.') + 1);
        cells[6] = Integer.toString(schemas.versionOf(record));
        for (FieldValue field : fields.of(record)) {
            int column = columns.indexOf(field.path());
            String text = text(field);
            String before = cells[column];
            cells[column] = before == null ? text : before + ";" + text;
        }
        writeLine();
    }

    private String text(FieldValue field) {
        return cautious && field.kind() == FieldKind.TEXT
                ? CellText.of(field.shown())
                : field.shown();
    }

    private void writeLine() throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            String cell = cells[i];
            if (cell != null) {
                write(cell);
            }
        }
        out.append('\n');
    }

    private void write(String cell) throws IOException {
        boolean quoted = cell.isEmpty() || cell.chars().anyMatch(CsvRecords::needsQuotes);
        out.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }

    private static boolean needsQuotes(int c) {
        return c == ',' || c == '"' || c == '\n' || c == '\r';
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
