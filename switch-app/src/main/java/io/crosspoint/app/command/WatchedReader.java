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
        long start = ChronicleJournal.startPosition(stream);
        return open(stream, ChronicleJournal.follow(stream, start), what, err);
    }

    /** Begins at the first record ever written, in the archives when it is no longer here. */
    static WatchedReader openWhole(
            Path stream, ArchivesOption archives, String what, PrintWriter err) {
        return open(stream, archives.read(stream, 0), what, err);
    }

    private static WatchedReader open(
            Path stream, JournalReader reader, String what, PrintWriter err) {
        long expected = ChronicleJournal.markedPosition(stream);
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
