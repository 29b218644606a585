package io.crosspoint.clearing.export;

import io.crosspoint.journal.RecordView;

import java.io.Closeable;
import java.io.IOException;

/** Takes the records of an export in their order. */
interface RecordSink extends Closeable {
    void add(RecordView record) throws IOException;

    /** Completes the file; called once, after the last record. */
    void finish() throws IOException;
}
