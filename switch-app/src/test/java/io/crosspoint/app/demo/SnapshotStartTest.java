package io.crosspoint.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.app.demo.Trial.Ran;
import io.crosspoint.journal.verify.JournalVerifier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The real switch, killed under load behind a snapshot of its state, begins with that. */
class SnapshotStartTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SOME = 60;
    private static final Pattern FOLDED =
            Pattern.compile("(\\d+) records of transactions folded behind record (\\d+)");

    @TempDir Path home;

    @Test
    @Timeout(180)
    void shouldBeginWithTheSnapshotAndFoldOnlyTheRest() throws Exception {
        KeptLog.keeping("snapshot-start", Trial.logOf(home), this::killedBehindASnapshot);
    }

    private void killedBehindASnapshot() throws Exception {
        try (Trial trial = Trial.prepare(home, 1, Map.of())) {
            trial.begin();
            trial.load().begin();
            awaitMore(trial);
            Ran taken = trial.run("journal", "snapshot", "--config", DemoFolder.CONFIG);
            assertThat(taken.exitCode()).as(taken.printed()).isZero();
            awaitMore(trial);
            trial.child().kill();
            long kept = JournalVerifier.verify(trial.transactions()).lastSequence();

            trial.start();
            String log = Files.readString(Trial.logOf(home));
            assertThat(log).contains("state taken from snapshot");
            List<Long> last = lastFold(log);
            assertThat(last.get(1)).as("position of the snapshot").isPositive();
            assertThat(last.get(0) + last.get(1)).as("where the fold ended").isEqualTo(kept);
            awaitMore(trial);
            trial.load().end(LIMIT);
            trial.assertThatBooksAgree();
        }
    }

    private static void awaitMore(Trial trial) throws InterruptedException {
        trial.awaitFinished(SOME, LIMIT);
    }

    /** How many records the last start folded, and behind which. */
    private static List<Long> lastFold(String log) throws IOException {
        List<List<Long>> folds =
                FOLDED.matcher(log)
                        .results()
                        .map(m -> List.of(Long.parseLong(m.group(1)), Long.parseLong(m.group(2))))
                        .toList();
        assertThat(folds).hasSize(2);
        assertThat(folds.getFirst()).containsExactly(0L, 0L);
        return folds.getLast();
    }
}
