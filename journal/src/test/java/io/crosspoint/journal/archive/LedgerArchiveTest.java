package io.crosspoint.journal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.seal.DateSeal;
import io.crosspoint.journal.seal.DayScript;
import io.crosspoint.journal.seal.SealFiles;
import io.crosspoint.journal.seal.SealFollower;
import io.crosspoint.journal.verify.JournalVerifier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One file of the ledger; files by day are removed in RolledJournalTest. */
final class LedgerArchiveTest {
    @TempDir private Path temporary;

    private Path stream() {
        return temporary.resolve("stream");
    }

    private LedgerArchive archive(long unneeded) throws IOException {
        if (!Files.exists(stream())) {
            try (DayScript script = new DayScript(stream())) {
                script.write("e o20 s30 o21 s2 c20 s40 c21 o22 s3 c22 s9");
            }
            try (SealFollower follower = SealFollower.of(stream())) {
                follower.doWork(1_000, 1_000);
            }
        }
        return new LedgerArchive(
                stream(),
                new ArchiveFolder(temporary.resolve("archive")),
                folder -> new LedgerUse.Unneeded(unneeded, "a start folds the stream"));
    }

    @Test
    void shouldArchiveTheDatesBeforeOne() throws IOException {
        assertThat(archive(0).archive(20261122))
                .extracting(DateSeal::businessDate)
                .containsExactly(20261120, 20261121);
        assertThat(archive(0).archive(20261123))
                .extracting(DateSeal::businessDate)
                .containsExactly(20261122);
        assertThat(archive(0).archive(20261123)).isEmpty();
    }

    @Test
    void shouldRemoveNothingThatIsNeeded() throws IOException {
        assertThatThrownBy(() -> archive(99).remove())
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining(
                        "no archive holds record 1 (expected: archives from there on)");
        archive(0).archive(20261123);
        assertThatThrownBy(() -> archive(0).remove())
                .hasMessage("nothing is removed: a start folds the stream");
        assertThatThrownBy(() -> archive(50).remove())
                .hasMessage(
                        "nothing is removed: no file of the ledger ends with record 50 or before;"
                                + " a start folds the stream");
        assertThatThrownBy(() -> archive(99).remove()).hasMessageContaining("is not archived");
        assertThat(ChronicleJournal.startPosition(stream())).isZero();
        assertThat(JournalVerifier.verify(stream()).bad()).isNull();
    }

    @Test
    void shouldRemoveNothingWhenAnArchiveIsDamaged() throws IOException {
        archive(0).archive(20261123);
        Path file = new ArchiveFolder(temporary.resolve("archive")).records(20261120);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> archive(99).remove())
                .isInstanceOf(ArchiveException.class)
                .hasMessageStartingWith(file.toString());
    }

    @Test
    void shouldRefuseRecordsThatAreNotAsSealed() throws IOException {
        archive(0);
        Path seal = new SealFiles(stream()).file(20261120);
        String text = Files.readString(seal);
        Files.writeString(seal, text.replaceFirst("(?<=sha256\" : \")\\w{8}", "00000000"));
        assertThatThrownBy(() -> archive(0).archive(20261123))
                .isInstanceOf(ArchiveException.class)
                .hasMessageContaining("as sealed");
    }
}
