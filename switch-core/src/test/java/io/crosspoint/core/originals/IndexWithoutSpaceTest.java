package io.crosspoint.core.originals;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.Journal;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.chronicle.ChronicleJournal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The index waits with its files while storage is nearly full. */
class IndexWithoutSpaceTest {
    private static final int ROUNDS = 3;

    @TempDir private Path folder = Path.of("");

    @Test
    @Timeout(60)
    void shouldWriteNothingUntilThereIsSpace() {
        try (IndexedSwitch switched = new IndexedSwitch(folder, 0)) {
            switched.purchase(10_00);
            switched.awaitIndexed();
        }
        OriginalsIndex files = OriginalsIndex.openEmpty(IndexedSwitch.settings(folder));
        try (NearlyFull journal = new NearlyFull(folder);
                IndexFollower index = new IndexFollower(journal, files, 1, answered -> {})) {
            index.start();
            while (journal.asked.get() < ROUNDS) {
                Thread.onSpinWait();
            }
            assertThat(index.position()).isZero();

            journal.low = false;
            while (index.position() < journal.position()) {
                Thread.onSpinWait();
            }
            assertThat(index.hasFailed()).isFalse();
        }
    }

    /** What was folded before the write that failed must not be taken for written. */
    @Test
    void shouldBeMadeAnewWhenAWriteFailedForWantOfSpace() {
        try (IndexedSwitch switched = new IndexedSwitch(folder, 0)) {
            switched.purchase(10_00);
            switched.awaitIndexed();
        }
        IndexSettings settings = IndexedSwitch.settings(folder);
        OriginalsIndex.openEmpty(settings).close();
        try (NearlyFull journal = new NearlyFull(folder)) {
            journal.low = false;
            AtomicInteger cleared = new AtomicInteger();
            IndexStorage storage = failingOnce(new RocksStorage(settings, true), journal, cleared);
            OriginalsIndex files = OriginalsIndex.open(storage, settings.segment());
            try (IndexAgent agent = new IndexAgent(journal, files, 1, 1024, answered -> {})) {
                assertThat(agent.doWork()).as("the write fails").isZero();
                assertThat(agent.doWork()).as("no space").isPositive();
                assertThat(cleared).hasValue(0);

                journal.low = false;
                while (agent.doWork() == 0) {
                    assertThat(agent.hasFailed()).isFalse();
                }
                assertThat(cleared).hasValue(1);
                assertThat(agent.position()).isEqualTo(journal.position());
            }
        }
    }

    /** The first write finds no space, and from then on the journal says so too. */
    private static IndexStorage failingOnce(
            IndexStorage storage, NearlyFull journal, AtomicInteger cleared) {
        AtomicInteger writes = new AtomicInteger();
        return (IndexStorage)
                Proxy.newProxyInstance(
                        IndexStorage.class.getClassLoader(),
                        new Class<?>[] {IndexStorage.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("write") && writes.getAndIncrement() == 0) {
                                journal.low = true;
                                throw new IndexFailedException(
                                        "here", "no space", "space", new IOException("full"));
                            }
                            if (method.getName().equals("clear")) {
                                cleared.incrementAndGet();
                            }
                            return method.invoke(storage, arguments);
                        });
    }

    /** A journal that says that it has no space, and counts how often it was asked. */
    private static final class NearlyFull implements Journal {
        private final ChronicleJournal journal;
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean low = true;

        NearlyFull(Path folder) {
            journal = ChronicleJournal.open(IndexedSwitch.journalSettings(folder));
        }

        @Override
        public boolean lowOnSpace() {
            asked.incrementAndGet();
            return low;
        }

        @Override
        public long append(RecordBatch batch) {
            return journal.append(batch);
        }

        @Override
        public long position() {
            return journal.position();
        }

        @Override
        public long durablePosition() {
            return journal.durablePosition();
        }

        @Override
        public void onDurable(Runnable listener) {
            journal.onDurable(listener);
        }

        @Override
        public @Nullable Throwable failure() {
            return journal.failure();
        }

        @Override
        public JournalReader read(long position) {
            return journal.read(position);
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
