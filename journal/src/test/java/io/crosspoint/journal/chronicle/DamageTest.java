package io.crosspoint.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Random damage to a stream's files, place by place: every damage of committed records is named or
 * harmless, never passed over.
 */
final class DamageTest {
    private static final int RECORDS = 2_500;

    private Path parent = Path.of("");

    /** In memory where there is such a place: a damage is no matter of the storage below. */
    @BeforeEach
    void makeDirectory(@TempDir Path temporary) throws IOException {
        Path memory = Path.of("/dev/shm");
        parent =
                Files.isWritable(memory)
                        ? Files.createTempDirectory(memory, "crosspoint-damage-")
                        : temporary;
    }

    @AfterEach
    void removeDirectory() throws IOException {
        remove(parent);
    }

    @Test
    void shouldNeverPassOverDamage() throws IOException {
        damage(Integer.getInteger("faults.trials", 100));
    }

    @Test
    @Tag("nightly")
    void shouldNeverPassOverDamageAnywhere() throws IOException {
        damage(4_000);
    }

    private void damage(int trials) throws IOException {
        long seed = Long.getLong("faults.seed", System.nanoTime());
        System.out.println("damage, seed " + seed);
        Random seeds = new Random(seed);
        List<Template> templates = new ArrayList<>();
        for (Durability level : Durability.values()) {
            templates.add(Template.closed(parent.resolve("closed-" + level), level));
            templates.add(Template.killed(parent.resolve("killed-" + level), level));
        }
        templates.add(Template.withoutPower(parent.resolve("no-power"), templates.getLast()));
        List<String> found = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            Template template = templates.get(i % templates.size());
            long trialSeed = seeds.nextLong();
            Path copy = parent.resolve("trial");
            copy(template.directory, copy);
            DamageTrial trial =
                    new DamageTrial(copy, template.committed, template.digest, trialSeed);
            String problem;
            try {
                problem = trial.run(template.level);
            } catch (RuntimeException | Error e) {
                problem = trial + ": " + e;
            }
            if (problem != null) {
                found.add(
                        template.directory.getFileName() + ", trial " + trialSeed + ": " + problem);
            }
            remove(copy);
        }
        assertThat(found).as("seed %d", seed).isEmpty();
    }

    /** A stream as it was left, to be copied. */
    private record Template(Path directory, Durability level, long committed, long digest) {

        static Template closed(Path directory, Durability level) {
            try (ChronicleJournal journal = TestJournals.open(directory, level)) {
                write(journal);
            }
            return of(directory, level);
        }

        /** Copied while it is open: what a killed process leaves. */
        static Template killed(Path directory, Durability level) throws IOException {
            Path live = directory.resolveSibling("live-" + level);
            try (ChronicleJournal journal = TestJournals.open(live, level)) {
                write(journal);
                TestJournals.awaitDurable(journal, RECORDS);
                awaitMark(live);
                copy(live, directory);
            }
            return of(directory, level);
        }

        /** At level PROCESS the mark follows a tenth of a second behind. */
        private static void awaitMark(Path directory) throws IOException {
            Path mark = directory.resolve("journal.mark");
            while (Objects.requireNonNull(DurableMark.read(mark)).position() < RECORDS) {
                LockSupport.parkNanos(1_000_000);
            }
        }

        /** As a killed one, found by another run of the operating system. */
        static Template withoutPower(Path directory, Template killed) throws IOException {
            copy(killed.directory, directory);
            Path mark = directory.resolve("journal.mark");
            DurableMark.Values last = Objects.requireNonNull(DurableMark.read(mark));
            DurableMark.start(mark, last, BootId.at(killed.level, ~BootId.current())).close();
            return new Template(directory, killed.level, killed.committed, killed.digest);
        }

        private static void write(ChronicleJournal journal) {
            RecordBatch batch = journal.newBatch(64 << 10);
            Random sizes = new Random(1);
            while (journal.position() < RECORDS) {
                int most = (int) (RECORDS - journal.position());
                TestJournals.append(journal, batch, Math.min(most, 1 + sizes.nextInt(40)));
            }
        }

        private static Template of(Path directory, Durability level) {
            try (JournalReader reader = ChronicleJournal.follow(directory, 0)) {
                return new Template(directory, level, RECORDS, DamageTrial.digest(reader, RECORDS));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
