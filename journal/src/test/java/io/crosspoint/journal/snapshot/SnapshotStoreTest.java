package io.crosspoint.journal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.memory.MemoryJournal;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

class SnapshotStoreTest {
    private static final String BOUNDS = "most 7";

    @TempDir Path home;

    private final MemoryJournal journal = journal(1, 100);

    /** Any state whose every record leaves its trace. */
    private static final class Trail implements FoldedState {
        private long records;
        private long trail;

        void apply(RecordView record) {
            records++;
            trail = trail * 31 + record.buffer().getLong(record.bodyOffset());
        }

        @Override
        public void save(SnapshotWriter out) {
            out.section("trail", 1);
            out.putLong(records);
            out.putLong(trail);
        }

        @Override
        public void load(SnapshotReader in) {
            in.section("trail", 1);
            records = in.getLong();
            trail = in.getLong();
        }

        @Override
        public long digest() {
            return trail * 31 + records;
        }
    }

    private static MemoryJournal journal(long seed, int records) {
        MemoryJournal journal = MemoryJournal.durableAtOnce();
        append(journal, seed, records);
        return journal;
    }

    private static void append(MemoryJournal journal, long seed, int records) {
        RecordBatch batch = journal.newBatch(1 << 17);
        for (int i = 0; i < records; i++) {
            int at = batch.begin();
            batch.buffer().putLong(at, seed * 1_000_003 + i);
            batch.commit(Long.BYTES, i);
        }
        journal.append(batch);
    }

    private static StreamFold fold(MemoryJournal of) {
        Trail trail = new Trail();
        return new StreamFold("trails", of::read, trail, trail::apply);
    }

    private static StreamFold foldTo(MemoryJournal of, long position) {
        StreamFold fold = fold(of);
        fold.foldTo(position, () -> true);
        return fold;
    }

    private SnapshotStore store() {
        return new SnapshotStore(home.resolve("snapshots"));
    }

    private Path write(StreamFold fold) {
        SnapshotHeader header = new SnapshotHeader(1, BOUNDS, List.of(fold.point()));
        return store().write(header, List.of(fold), () -> true).path();
    }

    private StreamFold newest(MemoryJournal of) {
        return newest(of, BOUNDS);
    }

    private StreamFold newest(MemoryJournal of, String bounds) {
        return store().newest(bounds, () -> fold(of), List::of);
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);
    }

    @Property(tries = 30)
    void shouldFoldOnFromAnyPositionAsFromTheFirst(
            @ForAll @IntRange(max = 100) int first, @ForAll @IntRange(max = 100) int second)
            throws IOException {
        home = Files.createTempDirectory("snapshots");
        write(foldTo(journal, first));
        StreamFold taken = newest(journal);
        assertThat(taken.position()).isEqualTo(first);
        taken.foldTo(second, () -> true);
        write(taken);

        StreamFold last = newest(journal);
        assertThat(last.position()).isEqualTo(Math.max(first, second));
        last.foldToEnd();
        assertThat(last.state().digest()).isEqualTo(foldTo(journal, 100).state().digest());
        assertThat(last.point()).isEqualTo(foldTo(journal, 100).point());
        for (SnapshotFile file : store().newestFirst()) {
            Files.delete(file.path());
        }
        Files.delete(store().directory());
        Files.delete(home);
    }

    @Test
    void shouldKeepTheLastTwo() {
        for (int position = 10; position <= 50; position += 10) {
            write(foldTo(journal, position));
        }

        assertThat(store().newestFirst())
                .extracting(file -> file.verify().position("trails"))
                .containsExactly(50L, 40L);
        SnapshotHeader oldest = Objects.requireNonNull(store().oldestUsable());
        assertThat(oldest.position("trails")).isEqualTo(40);
    }

    @Test
    void shouldBeginWithNothingWithoutASnapshot() {
        assertThat(newest(journal).position()).isZero();
        assertThat(store().oldestUsable()).isNull();
    }

    @Test
    void shouldPassOverADamagedOneAndThenBegin() throws IOException {
        Path older = write(foldTo(journal, 40));
        Path newer = write(foldTo(journal, 60));

        damage(newer);
        assertThat(newest(journal).position()).isEqualTo(40);

        damage(older);
        assertThat(newest(journal).position()).isZero();
        assertThat(store().oldestUsable()).isNull();
    }

    @Test
    void shouldPassOverOneOfAnotherJournal() {
        write(foldTo(journal, 40));
        assertThat(newest(journal(2, 100)).position()).isZero();
    }

    @Test
    void shouldPassOverOneThatIsBeyondTheJournal() {
        write(foldTo(journal, 80));
        MemoryJournal shorter = journal(1, 79);
        assertThat(newest(shorter).position()).isZero();
        append(shorter, 7, 5);
        assertThat(newest(shorter).position()).isZero();
    }

    @Test
    void shouldPassOverOneOfOtherBounds() {
        write(foldTo(journal, 40));
        assertThat(newest(journal, "most 8").position()).isZero();
    }

    @Test
    void shouldPassOverAStateThatIsNotTheOneThatWasSaved() {
        Trail forgetful = new Trail();
        StreamFold fold = new StreamFold("trails", journal::read, forgetful, r -> {});
        fold.foldTo(40, () -> true);
        SnapshotHeader header = new SnapshotHeader(1, BOUNDS, List.of(fold.point()));
        store().write(header, List.of(other(forgetful)), () -> true);

        assertThat(newest(journal).position()).isZero();
    }

    /** Saves one state and the digest of another. */
    private StreamFold other(Trail saved) {
        FoldedState lying =
                new FoldedState() {
                    @Override
                    public void save(SnapshotWriter out) {
                        saved.save(out);
                    }

                    @Override
                    public void load(SnapshotReader in) {
                        saved.load(in);
                    }

                    @Override
                    public long digest() {
                        return saved.digest() + 1;
                    }
                };
        return new StreamFold("trails", journal::read, lying, record -> {});
    }

    @Test
    void shouldLeaveNothingWhenItIsStopped() throws IOException {
        StreamFold fold = foldTo(journal, 40);
        SnapshotHeader header = new SnapshotHeader(1, BOUNDS, List.of(fold.point()));
        assertThatThrownBy(() -> store().write(header, List.of(fold), () -> false))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith("stopped before it was whole");
        try (Stream<Path> files = Files.list(store().directory())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void shouldRemoveWhatAKilledProcessLeft() throws IOException {
        Files.createDirectories(store().directory());
        Path left = store().directory().resolve("unfinished-4194305.tmp");
        Path others = store().directory().resolve("notes.txt");
        Files.writeString(left, "half");
        Files.writeString(others, "mine");

        write(foldTo(journal, 40));

        assertThat(left).doesNotExist();
        assertThat(others).exists();
    }
}
