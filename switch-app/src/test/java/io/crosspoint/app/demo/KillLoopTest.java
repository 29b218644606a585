package io.crosspoint.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.chronicle.Durability;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The real switch, killed again and again while everything that its members can do flows through
 * it: what anybody was told stands in the journal, nothing is booked twice, and each kill leaves a
 * journal that verifies.
 */
class KillLoopTest {
    private static final int KILLS = 5;
    private static final int NIGHTLY_KILLS = 20;
    private static final int LEAST_BETWEEN_KILLS = 60;
    private static final int MOST_BETWEEN_KILLS = 260;

    /**
     * What the slowest transaction may take: an acquirer waits 12 s for an answer and 12 s more for
     * that to its reversal; on top of that, a machine that does something else.
     */
    private static final Duration LIMIT = Duration.ofSeconds(40);

    @TempDir Path home;

    @ParameterizedTest
    @EnumSource(Durability.class)
    @Timeout(300)
    void shouldLoseNothingAndBookNothingTwice(Durability level) throws Exception {
        killing(level, KILLS);
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    @Tag("nightly")
    @Timeout(900)
    void shouldLoseNothingInTwentyKills(Durability level) throws Exception {
        killing(level, NIGHTLY_KILLS);
    }

    private void killing(Durability level, int kills) throws Exception {
        long seed = Long.getLong("faults.seed", System.nanoTime());
        System.out.println("kill loop at level " + level + ", seed " + seed);
        String name = "kill-loop-" + level;
        KeptLog.keeping(name, Trial.logOf(home), () -> killAll(level, kills, seed));
    }

    private void killAll(Durability level, int kills, long seed) throws Exception {
        String durability = "durability: " + level.name().toLowerCase(Locale.ROOT);
        Random random = new Random(seed);
        try (Trial trial = Trial.prepare(home, seed, Map.of("durability: disk", durability))) {
            trial.begin();
            trial.load().begin();
            for (int kill = 1; kill <= kills; kill++) {
                long more = random.nextInt(LEAST_BETWEEN_KILLS, MOST_BETWEEN_KILLS);
                killOnce(trial, trial.finished() + more, kill - 1);
            }
            Patience.until("all acquirers to come back", LIMIT, () -> allCameBack(trial, kills));
            trial.awaitFinished(LEAST_BETWEEN_KILLS, LIMIT);
            trial.load().end(LIMIT);
            assertThat(trial.resent()).as("requests sent again").isGreaterThanOrEqualTo(kills);
            trial.assertThatBooksAgree();
        }
    }

    /** An acquirer that tries again late must be there too when the switch is killed. */
    private static boolean allCameBack(Trial trial, int times) {
        return trial.acquirers().values().stream()
                .allMatch(acquirer -> acquirer.snapshot().reconnects() == times);
    }

    private static void killOnce(Trial trial, long target, int killsBefore)
            throws InterruptedException {
        Patience.until(
                "the load to flow through all acquirers",
                LIMIT,
                () -> trial.finished() >= target && allCameBack(trial, killsBefore));
        trial.child().kill();
        trial.assertThatStreamsAreClean();
        Told told = trial.told();
        assertThat(told.count()).isPositive();
        assertThat(told.missingIn(trial.journal())).as("told approved, yet not kept").isEmpty();
        trial.start();
    }
}
