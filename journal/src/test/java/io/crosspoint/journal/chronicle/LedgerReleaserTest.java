package io.crosspoint.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

final class LedgerReleaserTest {
    private static final int PAGE_BYTES = 4096;
    private static final int CHUNK_BYTES = 1 << 20;
    private static final long LOOKED_AT_BYTES = 4L * CHUNK_BYTES;
    private static final long MOST_BYTES = 64L * CHUNK_BYTES;

    /** The first chunk and what overlaps it stay: the writer has the head of the file mapped. */
    private static final long LOOKED_AT_FROM = 2L * CHUNK_BYTES;

    /** Chronicle's index. */
    private static final long STAYING_PAGES = 64;

    private static final Set<String> WITHOUT_STORAGE = Set.of("tmpfs", "ramfs");

    @SuppressWarnings("restricted")
    private static final MethodHandle MINCORE =
            Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().findOrThrow("mincore"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.ADDRESS));

    @TempDir private Path directory;

    @ParameterizedTest
    @EnumSource(Durability.class)
    void shouldLetPagesLeaveMemoryBehindTheWriter(Durability level) throws Throwable {
        assumeThat(Files.getFileStore(directory).type())
                .as("pages of files in memory cannot leave it")
                .isNotIn(WITHOUT_STORAGE);
        long last;
        try (ChronicleJournal journal = TestJournals.open(directory, level);
                JournalReader follower = journal.read(0)) {
            RecordBatch batch = journal.newBatch(64 << 10);
            long bytes = 0;
            while (bytes < 2 * LOOKED_AT_BYTES || pagesInMemory() > STAYING_PAGES) {
                assertThat(bytes).as("written, and pages did not leave").isLessThan(MOST_BYTES);
                long before = journal.position();
                TestJournals.append(journal, batch, 200);
                bytes += (journal.position() - before) * TestJournals.BODY_BYTES;
                TestJournals.awaitDurable(journal, journal.position());
                while (follower.next()) {
                    // as the index of originals does
                }
                LockSupport.parkNanos(100_000);
            }
            last = journal.position();
        }
        try (JournalReader reader = ChronicleJournal.follow(directory, 0)) {
            assertThat(TestJournals.readAll(reader)).isEqualTo(last);
        }
    }

    @Test
    void shouldAdviseNothingAboutAFileThatIsNotThere() {
        try (FileAdvice advice = FileAdvice.about(directory.resolve("missing"))) {
            advice.notNeeded(0, PAGE_BYTES);
        }
        assertThat(directory).isEmptyDirectory();
    }

    private long pagesInMemory() throws Throwable {
        Path file = new JournalFiles(directory).cycles().getFirst();
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file)) {
            MemorySegment mapped =
                    channel.map(
                            FileChannel.MapMode.READ_ONLY, LOOKED_AT_FROM, LOOKED_AT_BYTES, arena);
            MemorySegment pages = arena.allocate(LOOKED_AT_BYTES / PAGE_BYTES);
            int result = (int) MINCORE.invokeExact(mapped, LOOKED_AT_BYTES, pages);
            assertThat(result).as("mincore").isZero();
            return pages.elements(ValueLayout.JAVA_BYTE)
                    .filter(page -> (page.get(ValueLayout.JAVA_BYTE, 0) & 1) != 0)
                    .count();
        }
    }
}
