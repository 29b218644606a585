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

    /** Begins at the first record of a stream that a switch may be writing. */
    static WatchedReader open(Path stream, String what, PrintWriter err) {
        long expected = ChronicleJournal.markedPosition(stream);
        JournalReader reader = ChronicleJournal.follow(stream, 0);
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
