package io.crosspoint.app.command;

import io.crosspoint.app.console.ProgressLine;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.chronicle.ChronicleJournal;

import java.io.PrintWriter;
import java.nio.file.Path;

/** Reads a stream from its start and tells how far it has come. */
final class WatchedReader implements JournalReader {
    private final JournalReader reader;
    private final ProgressLine progress;

    private WatchedReader(JournalReader reader, ProgressLine progress) {
        this.reader = reader;
        this.progress = progress;
    }

    /** Begins at the first record that is left of a stream that a switch may be writing. */
    static WatchedReader open(Path stream, String what, PrintWriter err) {
        return open(stream, ChronicleJournal.startPosition(stream), what, err);
    }

    /** Begins at the first record ever written; the reader fails when it has been removed. */
    static WatchedReader openWhole(Path stream, String what, PrintWriter err) {
        return open(stream, 0, what, err);
    }

    private static WatchedReader open(Path stream, long position, String what, PrintWriter err) {
        long expected = ChronicleJournal.markedPosition(stream);
        JournalReader reader = ChronicleJournal.follow(stream, position);
        return new WatchedReader(reader, ProgressLine.of(err, what, expected));
    }

    @Override
    public boolean next() {
        boolean moved = reader.next();
        if (moved) {
            progress.done(reader.record().sequence());
        }
        return moved;
    }

    @Override
    public RecordView record() {
        return reader.record();
    }

    @Override
    public void close() {
        try (reader;
                progress) {
            // both end here
        }
    }
}
