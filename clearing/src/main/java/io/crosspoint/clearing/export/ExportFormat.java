package io.crosspoint.clearing.export;

import io.crosspoint.journal.describe.RecordSchemas;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The form of an exported file. */
public enum ExportFormat {
    /** One line for each record, the first with the names of columns; RFC 4180. */
    CSV,
    /** One JSON object for each record. */
    JSONL,
    /** Apache Parquet with the columns of CSV. */
    PARQUET;

    /** How the names of such files end. */
    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    RecordSink open(Path file, RecordSchemas schemas, String schema) throws IOException {
        return switch (this) {
            case CSV -> CsvRecords.cautious(file, schemas, new ExportColumns(schemas, schema));
            case JSONL -> new JsonRecords(file, schemas);
            case PARQUET -> new ParquetRecords(file, schemas, new ExportColumns(schemas, schema));
        };
    }
}
