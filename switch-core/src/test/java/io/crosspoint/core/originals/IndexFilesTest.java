package io.crosspoint.core.originals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.core.originals.IndexedSwitch.Left;
import io.crosspoint.journal.chronicle.ChronicleJournal;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The index is derived: what becomes of its files changes no answer. */
class IndexFilesTest {
    @TempDir private Path folder = Path.of("");
    private int stan;
    private int stans;

    /** An original of which 6.00 of 10.00 are refunded, out of memory, and everything closed. */
    @BeforeEach
    void prepare() {
        try (IndexedSwitch switched = new IndexedSwitch(folder, 0)) {
            stan = switched.purchase(10_00);
            switched.forget();
            switched.approved(switched.refund(stan, 6_00));
            switched.forget();
            switched.awaitIndexed();
            stans = switched.lastStan();
        }
    }

    private Path index() {
        return IndexedSwitch.settings(folder).directory();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(index())) {
            return files.sorted().toList();
        }
    }

    private void delete() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    /** The recalled original is in the engine's memory by its record: this one asks the index. */
    private void assertRefundable() {
        try (IndexedSwitch switched = new IndexedSwitch(folder, stans)) {
            Left purchase = switched.one(switched.refund(stans, 1_00));
            assertThat(purchase.code()).isEmpty();
            assertThat(switched.code(switched.refund(2, 1_01))).isEqualTo("64");
            Left refund = switched.one(switched.refund(2, 1_00));
            assertThat(refund.originalId()).isEqualTo(2);
            assertThat(switched.code(switched.refund(stan, 4_01))).isEqualTo("64");
        }
    }

    @Test
    void shouldGoOnAfterARestart() throws IOException {
        try (OriginalsIndex index = OriginalsIndex.open(IndexedSwitch.settings(folder))) {
            assertThat(index.position()).isPositive();
        }
        assertRefundable();
    }

    @Test
    void shouldBeMadeAnewWhenItWasDeleted() throws IOException {
        delete();
        assertRefundable();
    }

    @Test
    void shouldBeMadeAnewWhenItsFilesAreDamaged() throws IOException {
        for (Path file : files()) {
            if (!file.getFileName().toString().equals("LOCK")) {
                Files.write(file, new byte[(int) Files.size(file)], StandardOpenOption.WRITE);
            }
        }
        assertRefundable();
    }

    /** Found when it is read, not when it is opened. */
    @Test
    void shouldBeMadeAnewWhenItsEntriesAreDamaged() throws IOException {
        for (Path file : files()) {
            if (file.getFileName().toString().endsWith(".sst")) {
                byte[] bytes = Files.readAllBytes(file);
                for (int at = 0; at < bytes.length / 4; at++) {
                    bytes[at] ^= 0x55;
                }
                Files.write(file, bytes);
            }
        }
        assertRefundable();
    }

    /** Sound for the database, but nothing that this index would have written. */
    @Test
    void shouldBeMadeAnewWhenWhatItHoldsIsNoEntry() {
        byte[] last = ByteBuffer.allocate(Long.BYTES).putLong(Long.MAX_VALUE).array();
        try (RocksStorage storage = new RocksStorage(IndexedSwitch.settings(folder), true)) {
            storage.put(IndexStorage.Column.RUNS, last, new byte[5]);
            storage.write();
            storage.flush();
        }
        assertRefundable();
    }

    @Test
    void shouldBeMadeAnewWhenTheJournalIsAnother(@TempDir Path other) throws IOException {
        try (IndexedSwitch switched = new IndexedSwitch(other, 0)) {
            switched.purchase(20_00);
        }
        for (Path file : files()) {
            Files.copy(
                    file,
                    IndexedSwitch.settings(other).directory().resolve(file.getFileName()),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        try (IndexedSwitch switched = new IndexedSwitch(other, 10)) {
            switched.forget();
            assertThat(switched.code(switched.refund(1, 20_01))).isEqualTo("64");
            assertThat(switched.one(switched.refund(1, 20_00)).originalId()).isEqualTo(1);
        }
    }

    @Test
    void shouldBeTheSameWhenItIsMadeByACommand() throws IOException {
        delete();
        Path journal = IndexedSwitch.journalSettings(folder).directory();
        long end = ChronicleJournal.markedPosition(journal);
        try (OriginalsIndex index = OriginalsIndex.open(IndexedSwitch.settings(folder));
                IndexWriter writer =
                        new IndexWriter(
                                index, position -> ChronicleJournal.follow(journal, position))) {
            while (writer.advance(end) > 0) {
                assertThat(index.position()).isPositive();
            }
            assertThat(index.position()).isEqualTo(end);
        }
        assertRefundable();
    }

    /** The first file of the ledger is removed, as after archiving. */
    private Path trimmedJournal() throws IOException {
        Path journal = IndexedSwitch.journalSettings(folder).directory();
        try (Stream<Path> ledger = Files.list(journal.resolve("ledger"))) {
            for (Path file : ledger.filter(f -> f.toString().endsWith(".cq4")).toList()) {
                Files.move(file, file.resolveSibling("20200101F.cq4"));
            }
        }
        try (IndexedSwitch switched = new IndexedSwitch(folder, stans)) {
            switched.purchase(1_00);
            switched.awaitIndexed();
        }
        assertThat(ChronicleJournal.removeUpTo(journal, Long.MAX_VALUE)).isPositive();
        return journal;
    }

    @Test
    void shouldGoOnAlongAJournalThatBeginsLater() throws IOException {
        Path journal = trimmedJournal();
        long end = ChronicleJournal.markedPosition(journal);
        try (OriginalsIndex index = OriginalsIndex.open(IndexedSwitch.settings(folder), false);
                IndexWriter writer =
                        new IndexWriter(
                                index, position -> ChronicleJournal.follow(journal, position))) {
            while (writer.advance(end) > 0) {
                assertThat(index.position()).isPositive();
            }
            assertThat(index.position()).isEqualTo(end);
        }
    }

    @Test
    void shouldSayThatAnEmptyOneCannotBeFilledFromAJournalThatBeginsLater() throws IOException {
        Path journal = trimmedJournal();
        delete();
        try (OriginalsIndex index = OriginalsIndex.open(IndexedSwitch.settings(folder), false)) {
            assertThatThrownBy(
                            () ->
                                    new IndexWriter(
                                            index,
                                            position -> ChronicleJournal.follow(journal, position)))
                    .isInstanceOf(IndexFailedException.class)
                    .hasMessageContaining("it is empty; the journal begins later")
                    .hasMessageContaining("journal reindex with --archives");
        }
    }

    @Test
    void shouldNotBeDeletedWhenNothingCanMakeItAnew() throws IOException {
        for (Path file : files()) {
            if (!file.getFileName().toString().equals("LOCK")) {
                Files.write(file, new byte[(int) Files.size(file)], StandardOpenOption.WRITE);
            }
        }
        List<Path> before = files();
        assertThatThrownBy(() -> OriginalsIndex.open(IndexedSwitch.settings(folder), false))
                .isInstanceOf(IndexFailedException.class)
                .hasMessageContaining("it is left as it is")
                .hasMessageContaining("--archives");
        assertThat(files()).containsAll(before);
    }

    @Test
    void shouldRefuseASecondUser() {
        try (OriginalsIndex index = OriginalsIndex.open(IndexedSwitch.settings(folder))) {
            assertThatThrownBy(() -> OriginalsIndex.open(IndexedSwitch.settings(folder)))
                    .isInstanceOf(IndexFailedException.class)
                    .hasMessageContaining("open already")
                    .hasMessageContaining("expected: one switch");
            assertThat(index.position()).isPositive();
        }
    }

    @Test
    void shouldRefuseAFolderThatIsAFile(@TempDir Path elsewhere) throws IOException {
        Path file = Files.writeString(elsewhere.resolve("index"), "no", StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> OriginalsIndex.open(new IndexSettings(file, 8L << 20)))
                .isInstanceOf(IndexFailedException.class)
                .hasMessageContaining(file.toString());
        assertThat(file).hasContent("no");
    }
}
