package io.crosspoint.journal.archive;

import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.seal.DateSeal;
import io.crosspoint.journal.seal.RangeDigest;
import io.crosspoint.journal.seal.SealFiles;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Archived dates: {@code yyyymmdd.records.gz} with {@code yyyymmdd.seal.json} beside each. What has
 * these names has been read back and compared with its seal. One thread.
 */
public final class ArchiveFolder {
    private static final String SEAL_SUFFIX = ".seal.json";
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;

    /**
     * The archives of one stream.
     *
     * @param folder made when the first date is archived
     */
    public ArchiveFolder(Path folder) {
        this.folder = folder;
    }

    /** Where the records of a date are. */
    public Path records(int businessDate) {
        return folder.resolve(businessDate + ".records.gz");
    }

    private Path seal(int businessDate) {
        return folder.resolve(businessDate + SEAL_SUFFIX);
    }

    /**
     * Copies a sealed range, reads the copy back, and gives it its name only when its records are
     * those that were sealed. A date that is archived already is verified instead.
     *
     * @param records stands before the first record of the range; stays open
     * @return true when it was copied now
     * @throws ArchiveException when the records, or an archive that is there, are not as sealed
     */
    public boolean add(JournalReader records, DateSeal seal) throws IOException {
        Files.createDirectories(folder);
        Path target = records(seal.businessDate());
        Path sealFile = seal(seal.businessDate());
        if (Files.exists(target)) {
            verify(target, seal);
            writeSeal(sealFile, seal);
            return false;
        }
        Path part = folder.resolve("." + target.getFileName() + ".part");
        try {
            copy(records, seal, part);
            verify(part, seal);
            force(part);
            writeSeal(sealFile, seal);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
            return true;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void copy(JournalReader records, DateSeal seal, Path part) throws IOException {
        byte[] copy = new byte[1 << 13];
        try (OutputStream file = Files.newOutputStream(part);
                GZIPOutputStream packed = new GZIPOutputStream(file, BUFFER_BYTES);
                OutputStream out = new BufferedOutputStream(packed, BUFFER_BYTES)) {
            for (long left = seal.records(); left > 0 && records.next(); left--) {
                RecordView record = records.record();
                int length =
                        RecordEnvelope.stride(record.bodyLength() + RecordEnvelope.ENVELOPE_LENGTH);
                int start = record.bodyOffset() - RecordEnvelope.ENVELOPE_LENGTH;
                record.buffer().getBytes(start, copy, 0, length);
                out.write(copy, 0, length);
            }
        }
    }

    private void writeSeal(Path file, DateSeal seal) throws IOException {
        Path part = folder.resolve("." + file.getFileName() + ".part");
        Files.write(part, SealFiles.json(seal).getBytes(StandardCharsets.UTF_8));
        force(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private void forceFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Reads every archive back and compares it with its seal.
     *
     * @return the seals, oldest first
     * @throws ArchiveException at the first that is damaged, or has only one of its two files
     */
    public List<DateSeal> verifyAll() throws IOException {
        List<DateSeal> seals = seals();
        for (DateSeal seal : seals) {
            verify(records(seal.businessDate()), seal);
        }
        return seals;
    }

    /** The dates that have an archive with its seal, oldest first. */
    public List<DateSeal> seals() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<DateSeal> seals = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(ArchiveFolder::isSeal).toList()) {
                seals.add(SealFiles.read(file));
            }
        }
        seals.sort(Comparator.comparingLong(DateSeal::lastSequence));
        return List.copyOf(seals);
    }

    private static boolean isSeal(Path file) {
        return file.getFileName().toString().matches("\\d{8}\\.seal\\.json");
    }

    private static void verify(Path file, DateSeal seal) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ArchiveException(file + ": not there (expected: the records of its seal)");
        }
        RangeDigest digest = new RangeDigest(seal.firstSequence());
        try (ArchiveReader reader = ArchiveReader.open(file, seal)) {
            while (reader.next()) {
                digest.add(reader.record());
            }
        } catch (JournalCorruptException e) {
            throw new ArchiveException(file + ": " + e.getMessage(), e);
        }
        if (digest.lastSequence() != seal.lastSequence()) {
            throw new ArchiveException(
                    "%s: records up to %d (expected: up to %d, as sealed)"
                            .formatted(file, digest.lastSequence(), seal.lastSequence()));
        }
        DateSeal found = digest.seal(seal.businessDate(), seal.nextSequence());
        if (!found.equals(seal)) {
            throw new ArchiveException(
                    "%s: SHA-256 %s (expected: %s, as sealed)"
                            .formatted(file, found.sha256(), seal.sha256()));
        }
    }

    /**
     * Up to where archives follow each other without a gap.
     *
     * @param position records up to here are not looked for
     */
    static long coveredFrom(long position, List<DateSeal> seals) {
        long covered = position;
        for (DateSeal seal : seals) {
            if (seal.firstSequence() <= covered + 1) {
                covered = Math.max(covered, seal.lastSequence());
            }
        }
        return covered;
    }
}
