package io.crosspoint.app.command;

import io.crosspoint.app.console.ProgressLine;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.archive.ArchiveFolder;
import io.crosspoint.journal.archive.ArchivedStream;
import io.crosspoint.journal.chronicle.ChronicleJournal;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.LongFunction;

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

    /**
     * Begins at the first record ever written.
     *
     * @param archives of the dates that were removed from the ledger, null when it is whole
     * @throws CommandFailedException when it begins later and there are no archives
     */
    static WatchedReader openWhole(
            Path stream, @Nullable Path archives, String what, PrintWriter err) {
        return open(stream, source(stream, archives).apply(0), what, err);
    }

    private static WatchedReader open(
            Path stream, JournalReader reader, String what, PrintWriter err) {
        long expected = ChronicleJournal.markedPosition(stream);
        return new WatchedReader(reader, ProgressLine.of(err, what, expected));
    }

    /**
     * Reads a stream from any record on.
     *
     * @param archives of the dates that were removed from the ledger, null when it is whole
     * @return fails with {@link CommandFailedException} at a position before what there is
     */
    static LongFunction<JournalReader> source(Path stream, @Nullable Path archives) {
        if (archives != null) {
            ArchiveFolder folder = new ArchiveFolder(archives);
            return position -> ArchivedStream.behind(stream, folder, position);
        }
        long start = ChronicleJournal.startPosition(stream);
        return position -> {
            if (position < start) {
                throw new CommandFailedException(
                        ExitCode.FAILED,
                        "%s: the ledger begins behind record %d (next: name the archives of what was removed with --archives)"
                                .formatted(stream, start));
            }
            return ChronicleJournal.follow(stream, position);
        };
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
