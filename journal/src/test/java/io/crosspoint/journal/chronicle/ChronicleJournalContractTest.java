package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.Journal;
import io.crosspoint.journal.JournalContract;
import io.crosspoint.journal.RecordBatch;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

final class ChronicleJournalContractTest {
    @Nested
    final class AtLevelDisk extends OnFiles {
        private final BreakableForce force = new BreakableForce();

        @Override
        protected Journal open() {
            return ChronicleJournal.open(
                    TestJournals.settings(directory(), Durability.DISK),
                    InstantSource.system(),
                    force.over(directory()));
        }

        @Override
        protected void breakStorage(Journal journal) {
            force.breakIt();
        }
    }

    @Nested
    final class AtLevelProcess extends OnFiles {
        @Override
        protected Journal open() {
            return ChronicleJournal.open(TestJournals.settings(directory(), Durability.PROCESS));
        }

        @Override
        protected void breakStorage(Journal journal) throws IOException {
            Files.move(directory(), parent.resolve("gone"));
        }
    }

    private abstract static class OnFiles extends JournalContract {
        @TempDir Path parent;

        final Path directory() {
            return parent.resolve("stream");
        }

        @Override
        protected RecordBatch newBatch(Journal journal, int capacityBytes) {
            return ((ChronicleJournal) journal).newBatch(capacityBytes);
        }

        @Override
        protected void awaitDurable(Journal journal) {
            TestJournals.awaitDurable(journal, journal.position());
        }
    }
}
