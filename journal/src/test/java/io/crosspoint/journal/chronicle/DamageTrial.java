package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.verify.JournalVerifier;
import io.crosspoint.journal.verify.Verification;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * One random damage to the files of a stream, and what verification and a start make of it. All
 * that was committed must be there unaltered, or be missed out loud.
 */
final class DamageTrial {
    private static final int PAGE_BYTES = 4096;

    /** What a damage may do to bytes. */
    private enum Kind {
        BIT_FLIPPED,
        PAGE_ZEROED,
        TWO_PAGES_ZEROED,
        SECTOR_OVERWRITTEN
    }

    private final Path stream;
    private final long committed;
    private final long digest;
    private final Random random;
    private String damage = "none";

    /**
     * @param stream a copy to damage
     * @param committed records that somebody was told of
     * @param digest of those records, see {@link #digest}
     */
    DamageTrial(Path stream, long committed, long digest, long seed) {
        this.stream = stream;
        this.committed = committed;
        this.digest = digest;
        this.random = new Random(seed);
    }

    /**
     * Damages and looks.
     *
     * @return null when all is as it must be, else what is not
     */
    @Nullable String run(Durability level) throws IOException {
        damage();
        String verified = verify();
        String started = start(level);
        if (verified == null && started == null) {
            return null;
        }
        return "%s: %s%s"
                .formatted(
                        damage,
                        verified == null ? "" : "verification: " + verified + "; ",
                        started == null ? "" : "start: " + started);
    }

    private void damage() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(stream)) {
            files = all.filter(DamageTrial::isOurs).sorted().toList();
        }
        Path file = files.get(random.nextInt(files.size()));
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        long used = used(file);
        long at = random.nextLong(Math.max(1, used));
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            apply(bytes, kind, at);
        }
        damage = "%s at %d of %s".formatted(kind, at, stream.relativize(file));
    }

    /** Chronicle's working file is made anew at each start, and the lock is empty. */
    private static boolean isOurs(Path file) {
        return Files.isRegularFile(file)
                && !file.endsWith("journal.lock")
                && !file.endsWith("metadata.cq4t");
    }

    /** Behind what is used lies nothing that a damage could hurt: mostly sparse pages. */
    private static long used(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return Math.min(bytes.length, end + 64L);
    }

    private void apply(RandomAccessFile file, Kind kind, long at) throws IOException {
        switch (kind) {
            case BIT_FLIPPED -> {
                file.seek(at);
                int value = file.read();
                file.seek(at);
                file.write(value ^ 1 << random.nextInt(8));
            }
            case PAGE_ZEROED -> zero(file, at, PAGE_BYTES);
            case TWO_PAGES_ZEROED -> zero(file, at, 2 * PAGE_BYTES);
            case SECTOR_OVERWRITTEN -> {
                byte[] sector = new byte[(int) Math.min(512, file.length() - at / 512 * 512)];
                random.nextBytes(sector);
                file.seek(at / 512 * 512);
                file.write(sector);
            }
        }
    }

    private static void zero(RandomAccessFile file, long at, int length) throws IOException {
        long from = at / PAGE_BYTES * PAGE_BYTES;
        file.seek(from);
        file.write(new byte[(int) Math.min(length, file.length() - from)]);
    }

    /** Verification may miss nothing that a reader would then lack. */
    private @Nullable String verify() {
        Verification verification;
        try {
            verification = JournalVerifier.verify(stream);
        } catch (JournalCorruptException e) {
            return null;
        }
        if (!verification.clean()) {
            return null;
        }
        String outlook = verification.outlook();
        boolean complete =
                verification.lastSequence() >= committed
                        || (outlook != null && outlook.contains("up to " + committed + " from"));
        return complete
                ? null
                : "clean up to %d of %d: %s"
                        .formatted(verification.lastSequence(), committed, outlook);
    }

    private @Nullable String start(Durability level) {
        try (ChronicleJournal journal = TestJournals.open(stream, level);
                JournalReader reader = journal.read(0)) {
            if (journal.position() < committed) {
                return "ready behind record " + journal.position() + " of " + committed;
            }
            return digest(reader, committed) == digest ? null : "records are altered";
        } catch (JournalCorruptException e) {
            return e.sequence() < 1 || e.sequence() > committed + 1
                    ? "names record " + e.sequence() + ": " + e.getMessage()
                    : null;
        }
    }

    /** Of the envelopes and bodies of so many records. */
    static long digest(JournalReader reader, long records) {
        CRC32C crc = new CRC32C();
        byte[] body = new byte[TestJournals.BODY_BYTES];
        for (long i = 0; i < records && reader.next(); i++) {
            RecordView record = reader.record();
            record.buffer().getBytes(record.bodyOffset(), body);
            crc.update(body);
            crc.update((int) record.sequence());
        }
        return crc.getValue();
    }

    @Override
    public String toString() {
        return damage;
    }
}
