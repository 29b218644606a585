package io.crosspoint.journal.archive;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.seal.DateSeal;
import io.crosspoint.journal.seal.SealFiles;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Moves sealed dates of one stream into an archive. One thread. */
public final class LedgerArchive {
    private final Path stream;
    private final ArchiveFolder folder;
    private final LedgerUse use;

    /**
     * Of a stream's directory.
     *
     * @param use says what may be removed
     */
    public LedgerArchive(Path stream, ArchiveFolder folder, LedgerUse use) {
        this.stream = stream;
        this.folder = folder;
        this.use = use;
    }

    /**
     * Archives every sealed date before one, those that are archived already excepted.
     *
     * @param before yyyymmdd
     * @return the dates that were copied now
     * @throws ArchiveException when records or archives are not as they were sealed
     */
    public List<DateSeal> archive(int before) throws IOException {
        List<DateSeal> copied = new ArrayList<>();
        long start = ChronicleJournal.startPosition(stream);
        for (DateSeal seal : new SealFiles(stream).all()) {
            // What lies before the ledger's start was in a verified archive when it was removed.
            if (seal.businessDate() < before && seal.firstSequence() > start) {
                try (JournalReader records =
                        ChronicleJournal.follow(stream, seal.firstSequence() - 1)) {
                    if (folder.add(records, seal)) {
                        copied.add(seal);
                    }
                }
            }
        }
        return copied;
    }

    /**
     * Removes the ledger's files whose records are all archived, after reading every archive back,
     * and needed by nobody.
     *
     * @return position before the first record that is left
     * @throws ArchiveException when none may be removed, with the reason; nothing is removed then
     * @throws IllegalStateException when a writer holds the stream
     */
    public long remove() throws IOException {
        long start = ChronicleJournal.startPosition(stream);
        long covered = ArchiveFolder.coveredFrom(start, folder.verifyAll());
        LedgerUse.Unneeded unneeded = use.of(stream);
        if (covered <= start) {
            throw new ArchiveException(
                    "nothing is removed: no archive holds record %d (expected: archives from there on)"
                            .formatted(start + 1));
        }
        if (unneeded.position() <= start) {
            throw new ArchiveException("nothing is removed: " + unneeded.reason());
        }
        long most = Math.min(covered, unneeded.position());
        long left = ChronicleJournal.removeUpTo(stream, most);
        if (left == start) {
            throw new ArchiveException(
                    "nothing is removed: no file of the ledger ends with record %d or before; %s"
                            .formatted(
                                    most,
                                    most < covered
                                            ? unneeded.reason()
                                            : "what lies behind is not archived"));
        }
        return left;
    }
}
