package io.crosspoint.clearing.export;

import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.describe.RecordSchemas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/**
 * Records as Parquet: written as lines beside the file first, then turned into columns by DuckDB.
 */
final class ParquetRecords implements RecordSink {
    private final Path file;
    private final Path lines;
    private final ExportColumns columns;
    private final CsvRecords csv;

    ParquetRecords(Path file, RecordSchemas schemas, ExportColumns columns) throws IOException {
        this.file = file;
        this.lines = file.resolveSibling(file.getFileName() + ".lines");
        this.columns = columns;
        this.csv = CsvRecords.plain(lines, schemas, columns);
    }

    @Override
    public void add(RecordView record) throws IOException {
        csv.add(record);
    }

    @Override
    public void finish() throws IOException {
        csv.finish();
        String types =
                columns.types().entrySet().stream()
                        .map(column -> quoted(column.getKey()) + ": " + quoted(column.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SET memory_limit = '512MB'");
            statement.execute(
                    "COPY (SELECT * FROM read_csv(%s, columns = %s, header = true, delim = ',',"
                                    .formatted(quoted(lines.toString()), types)
                            + " quote = '\"', escape = '\"', nullstr = '',"
                            + " allow_quoted_nulls = false, auto_detect = false)) TO "
                            + quoted(file.toString())
                            + " (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new ExportException(file + ": the database failed: " + reason, e);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() throws IOException {
        try (csv) {
            Files.deleteIfExists(lines);
        }
    }
}
