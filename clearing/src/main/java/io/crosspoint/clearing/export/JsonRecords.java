package io.crosspoint.clearing.export;

import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.describe.RecordJson;
import io.crosspoint.journal.describe.RecordSchemas;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Records as JSON, one on each line, as {@code journal tail --json} prints them. */
final class JsonRecords implements RecordSink {
    private final Writer out;
    private final RecordJson json;

    JsonRecords(Path file, RecordSchemas schemas) throws IOException {
        this.json = new RecordJson(schemas);
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    @Override
    public void add(RecordView record) throws IOException {
        json.write(record, out);
        out.append('\n');
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
