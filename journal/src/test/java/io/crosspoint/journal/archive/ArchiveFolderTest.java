package io.crosspoint.journal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.seal.DateSeal;
import io.crosspoint.journal.seal.DayScript;
import io.crosspoint.journal.seal.SealFiles;
import io.crosspoint.journal.seal.SealFollower;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

final class ArchiveFolderTest {
    @TempDir private Path temporary;
    private Path stream;
    private ArchiveFolder archive;
    private List<DateSeal> seals;

    @BeforeEach
    void sealTwoDates() throws IOException {
        stream = temporary.resolve("stream");
        archive = new ArchiveFolder(temporary.resolve("archive"));
        try (DayScript script = new DayScript(stream)) {
            script.write("e o20 s30 o21 s2 c20 s40 c21 o22 s9");
        }
        try (SealFollower follower = SealFollower.of(stream)) {
            follower.doWork(1_000, 1_000);
        }
        seals = new SealFiles(stream).all();
    }

    private boolean add(DateSeal seal) throws IOException {
        try (JournalReader reader = ChronicleJournal.follow(stream, seal.firstSequence() - 1)) {
            return archive.add(reader, seal);
        }
    }

    @Test
    void shouldHoldTheBytesThatWereSealed() throws Exception {
        for (DateSeal seal : seals) {
            assertThat(add(seal)).isTrue();
            try (InputStream in = Files.newInputStream(archive.records(seal.businessDate()))) {
                byte[] sha256 =
                        MessageDigest.getInstance("SHA-256")
                                .digest(new GZIPInputStream(in).readAllBytes());
                assertThat(HexFormat.of().formatHex(sha256)).isEqualTo(seal.sha256());
            }
        }
        assertThat(archive.verifyAll()).isEqualTo(seals).hasSize(2);
        try (Stream<Path> files = Files.list(temporary.resolve("archive"))) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void shouldVerifyWhatIsArchivedAlready() throws Exception {
        DateSeal seal = seals.getFirst();
        add(seal);
        byte[] before = Files.readAllBytes(archive.records(seal.businessDate()));
        assertThat(add(seal)).isFalse();
        assertThat(Files.readAllBytes(archive.records(seal.businessDate()))).isEqualTo(before);
    }

    @Test
    void shouldNameWhatIsDamaged() throws Exception {
        DateSeal seal = seals.getLast();
        add(seal);
        Path file = archive.records(seal.businessDate());
        byte[] packed = Files.readAllBytes(file);
        byte[] records = unpacked(file);
        for (int at : new int[] {0, 8, 16, 41, records.length / 2, records.length - 20}) {
            byte[] altered = records.clone();
            altered[at] ^= 4;
            Files.write(file, packed(altered));
            assertThatThrownBy(archive::verifyAll)
                    .as("byte %d", at)
                    .isInstanceOf(ArchiveException.class)
                    .hasMessageStartingWith(file + ": record ");
        }
        Files.write(file, packed(Arrays.copyOf(records, records.length - 56)));
        assertThatThrownBy(archive::verifyAll).hasMessageContaining("(expected: ");
        Files.write(file, Arrays.copyOf(packed, packed.length - 30));
        assertThatThrownBy(archive::verifyAll)
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("(expected: an archive as it was written)");
        Files.write(file, new byte[100]);
        assertThatThrownBy(() -> add(seal)).hasMessageContaining("(expected: an archive as");
        Files.delete(file);
        assertThatThrownBy(archive::verifyAll)
                .hasMessage(file + ": not there (expected: the records of its seal)");
    }

    @Test
    void shouldKeepNoCopyOfRecordsThatAreNotAsSealed() throws IOException {
        DateSeal seal = seals.getLast();
        DateSeal other =
                new DateSeal(
                        20261121,
                        seal.firstSequence(),
                        seal.lastSequence(),
                        seal.nextSequence(),
                        seal.bytes(),
                        seal.previousCrc(),
                        seal.lastCrc(),
                        "0".repeat(64));
        assertThatThrownBy(() -> add(other))
                .isInstanceOf(ArchiveException.class)
                .hasMessageEndingWith("(expected: %s, as sealed)".formatted("0".repeat(64)));
        try (Stream<Path> files = Files.list(temporary.resolve("archive"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void shouldKnowHowFarArchivesReachWithoutAGap() {
        long first = seals.getFirst().lastSequence();
        long last = seals.getLast().lastSequence();
        assertThat(ArchiveFolder.coveredFrom(0, seals)).isEqualTo(last);
        assertThat(ArchiveFolder.coveredFrom(0, seals.subList(0, 1))).isEqualTo(first);
        assertThat(ArchiveFolder.coveredFrom(0, seals.subList(1, 2))).isZero();
        assertThat(ArchiveFolder.coveredFrom(first, seals.subList(1, 2))).isEqualTo(last);
    }

    private static byte[] unpacked(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new GZIPInputStream(in).readAllBytes();
        }
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
