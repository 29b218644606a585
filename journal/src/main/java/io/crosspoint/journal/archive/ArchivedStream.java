package io.crosspoint.journal.archive;

import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.seal.DateSeal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a stream whose beginning was removed from its ledger: first the archived dates, then the
 * ledger, as if nothing were missing. Each record is checked, and its link to the one before. One
 * thread.
 */
public final class ArchivedStream implements JournalReader {
    private final Path stream;
    private final ArchiveFolder folder;
    private final List<DateSeal> seals;
    private final long start;
    private @Nullable JournalReader source;
    private boolean inLedger;
    private long position;
    private int crc;
    private boolean crcKnown;

    private ArchivedStream(
            Path stream, ArchiveFolder folder, List<DateSeal> seals, long start, long position) {
        this.stream = stream;
        this.folder = folder;
        this.seals = seals;
        this.start = start;
        this.position = position;
        crcKnown = position == 0;
    }

    /**
     * Stands behind a record of a stream.
     *
     * @param stream its directory; its ledger alone is read when it holds what comes next
     * @param folder archives of that stream
     * @throws ArchiveException when neither ledger nor archives hold a record in between
     * @throws IllegalArgumentException when there is no such position
     */
    public static JournalReader behind(Path stream, ArchiveFolder folder, long position) {
        long start = ChronicleJournal.startPosition(stream);
        if (position >= start) {
            return ChronicleJournal.follow(stream, position);
        }
        try {
            List<DateSeal> seals = folder.seals();
            long covered = ArchiveFolder.coveredFrom(position, seals);
            if (covered < start) {
                throw new ArchiveException(
                        "record %d is neither in the ledger, which begins behind record %d, nor in the archives (expected: the archives of all dates that were removed)"
                                .formatted(covered + 1, start));
            }
            return new ArchivedStream(stream, folder, seals, start, position);
        } catch (IOException e) {
            throw new UncheckedIOException("archives of " + stream, e);
        }
    }

    @Override
    public boolean next() {
        while (true) {
            JournalReader from = source == null ? open() : source;
            source = from;
            if (!from.next()) {
                if (inLedger) {
                    return false;
                }
                from.close();
                source = null;
                continue;
            }
            RecordView record = from.record();
            if (record.sequence() > position) {
                checkLink(record);
                take(record);
                return true;
            }
            if (record.sequence() == position) {
                take(record);
            }
        }
    }

    private JournalReader open() {
        if (position >= start) {
            inLedger = true;
            return ChronicleJournal.follow(stream, position);
        }
        for (DateSeal seal : seals) {
            if (seal.firstSequence() <= position + 1 && seal.lastSequence() > position) {
                Path file = folder.records(seal.businessDate());
                try {
                    return ArchiveReader.open(file, seal);
                } catch (IOException e) {
                    throw new UncheckedIOException(file.toString(), e);
                }
            }
        }
        throw new ArchiveException(
                "no archive holds record %d (expected: one that is whole)".formatted(position + 1));
    }

    private void checkLink(RecordView record) {
        int previous = RecordEnvelope.previousCrc(record.buffer(), envelope(record));
        if (record.sequence() != position + 1 || (crcKnown && previous != crc)) {
            throw new JournalCorruptException(
                    position + 1,
                    inLedger ? stream.toString() : "archives of " + stream,
                    "record %d behind one with CRC32C %08x".formatted(record.sequence(), previous),
                    "record %d behind one with CRC32C %08x".formatted(position + 1, crc));
        }
    }

    private void take(RecordView record) {
        position = record.sequence();
        crc = RecordEnvelope.crc(record.buffer(), envelope(record));
        crcKnown = true;
    }

    private static int envelope(RecordView record) {
        return record.bodyOffset() - RecordEnvelope.ENVELOPE_LENGTH;
    }

    @Override
    public RecordView record() {
        if (source == null) {
            throw new IllegalStateException("no record was read");
        }
        return source.record();
    }

    @Override
    public void close() {
        if (source != null) {
            source.close();
        }
    }
}
