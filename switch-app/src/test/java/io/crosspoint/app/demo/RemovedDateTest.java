package io.crosspoint.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.app.command.ExitCode;
import io.crosspoint.app.demo.Trial.Ran;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.perf.sim.AcquirerSimulator;
import io.crosspoint.perf.sim.AcquirerSnapshot;
import io.crosspoint.perf.sim.Card;
import io.crosspoint.perf.sim.Scenario;
import io.crosspoint.perf.sim.ScenarioType;
import io.crosspoint.perf.sim.Status;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The real switch over three business dates: the first file of its ledger is archived and removed,
 * the next start begins from a snapshot, and refunds of what was paid on the first date go through,
 * with originals that are in neither memory nor ledger.
 */
@Tag("nightly")
class RemovedDateTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String REMEMBERED = "remembered: 65536";
    private static final String JOURNAL = "var/demo/switch/journal";
    private static final String CLEARED = "cleared";
    private static final int REFUNDS = 10;

    /** More than the engine remembers, so that what came before has left its memory. */
    private static final int FORGETTING = 1_200;

    @TempDir Path home;

    @Test
    @Timeout(400)
    void shouldRefundWhatWasPaidOnARemovedDate() throws Exception {
        KeptLog.keeping("removed-date", Trial.logOf(home), this::threeDates);
    }

    private void threeDates() throws Exception {
        try (Trial trial = Trial.prepare(home, 1, Map.of(REMEMBERED, "remembered: 1024"))) {
            trial.begin();
            AcquirerSimulator acquirer = trial.acquirers().values().iterator().next();
            acquirer.holdFollowUps();
            CompletableFuture<AcquirerSnapshot> ended = acquirer.play(script());
            Patience.until(
                    "purchases",
                    LIMIT,
                    () -> acquirer.finished() + acquirer.heldFollowUps() == REFUNDS + FORGETTING);
            int refunds = acquirer.heldFollowUps();
            assertThat(refunds).isPositive();
            int first = trial.admin().closeDate();
            trial.child().kill();
            makeOfTheDayBefore(trial.transactions());

            trial.start();
            int second = trial.admin().closeDate();
            int third = trial.admin().closeDate();
            trial.admin().awaitQuiet();
            trial.child().kill();
            archiveAndRemove(trial, first, second, third);
            makeAnewFromTheArchives(trial);

            trial.start();
            acquirer.letFollowUpsGo();
            AcquirerSnapshot book = Patience.get("the refunds", LIMIT, ended);
            assertThat(book.entries())
                    .filteredOn(entry -> entry.kind() == TransactionKind.REFUND)
                    .hasSize(refunds)
                    .filteredOn(entry -> entry.status() == Status.APPROVED)
                    .isNotEmpty();
            assertThat(trial.admin().status().path("counters").path("recalled").asInt())
                    .as("originals taken from the index")
                    .isEqualTo(refunds);
            trial.assertThatBooksAgree();
        }
    }

    private static List<Scenario> script() {
        List<Scenario> script = new ArrayList<>();
        for (int i = 0; i < REFUNDS; i++) {
            Card card = Card.of(Bank.DEBIT.bin(), 7_000_003L + i, "3012");
            script.add(Scenario.of(ScenarioType.PURCHASE_REFUND_PARTIAL, card, 10_00 + i, 4_00));
        }
        for (int i = 0; i < FORGETTING; i++) {
            Card card = Card.of(Bank.CREDIT.bin(), 7_100_003L + i, "3012");
            script.add(Scenario.of(ScenarioType.PURCHASE, card, 1_00 + i));
        }
        return script;
    }

    /** The ledger has one file for each day of the clock: what it has becomes that of another. */
    private static void makeOfTheDayBefore(Path stream) throws IOException {
        List<Path> files = ledger(stream);
        assertThat(files).hasSize(1);
        Files.move(files.getFirst(), files.getFirst().resolveSibling("20200101F.cq4"));
    }

    private static List<Path> ledger(Path stream) throws IOException {
        try (Stream<Path> files = Files.list(stream.resolve("ledger"))) {
            return files.filter(file -> file.toString().endsWith(".cq4")).toList();
        }
    }

    private void archiveAndRemove(Trial trial, int first, int second, int third)
            throws IOException, InterruptedException {
        String[] archive = {
            "journal",
            "archive",
            JOURNAL,
            "--before",
            Integer.toString(third),
            "--to",
            "archives",
            "--remove",
            "--config",
            DemoFolder.CONFIG,
            "--cleared",
            CLEARED,
            "--keep",
            "1"
        };
        Ran uncleared = trial.run(archive);
        assertThat(uncleared.exitCode()).as(uncleared.printed()).isEqualTo(ExitCode.FAILED);
        assertThat(uncleared.printed()).contains("business date " + first + " is not cleared into");
        succeed(trial, clear(first));
        succeed(trial, clear(second));
        for (int kept = 0; kept < 2; kept++) {
            succeed(trial, "journal", "snapshot", "--config", DemoFolder.CONFIG);
        }
        assertThat(succeed(trial, archive)).contains("the ledger begins behind record ");
        assertThat(ledger(trial.transactions())).hasSize(1);
        assertThat(ChronicleJournal.startPosition(trial.transactions())).isPositive();

        succeed(trial, "journal", "verify", JOURNAL);
        assertThat(succeed(trial, "journal", "stats", JOURNAL)).contains(".snapshot", "whole");

        Ran alone = trial.run(clear(third));
        assertThat(alone.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(alone.printed()).contains("--archives");
        List<String> withArchives = new ArrayList<>(List.of(clear(third)));
        withArchives.addAll(List.of("--archives", "archives"));
        succeed(trial, withArchives.toArray(String[]::new));
    }

    /** Snapshots and index are lost: a start says what to do, and that helps. */
    private void makeAnewFromTheArchives(Trial trial) throws IOException, InterruptedException {
        empty(home.resolve(JOURNAL).resolve("snapshots"));
        refuseToStart(trial, "no snapshot can be used (next: ./crosspoint journal snapshot");
        succeed(
                trial,
                "journal",
                "snapshot",
                "--config",
                DemoFolder.CONFIG,
                "--archives",
                "archives");
        empty(home.resolve(JOURNAL).resolve("originals"));
        refuseToStart(trial, "next: ./crosspoint journal reindex with --archives");
        Ran alone = trial.run("journal", "reindex", JOURNAL);
        assertThat(alone.exitCode()).isEqualTo(ExitCode.FAILED);
        succeed(trial, "journal", "reindex", JOURNAL, "--archives", "archives");
    }

    private void refuseToStart(Trial trial, String told) throws IOException, InterruptedException {
        assertThat(trial.child().startInVain()).isEqualTo(ExitCode.FAILED);
        assertThat(Files.readString(Trial.logOf(home))).contains(told);
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static String[] clear(int date) {
        return new String[] {
            "clear", "run", "--journal", JOURNAL, "--date", Integer.toString(date), "--out", CLEARED
        };
    }

    private static String succeed(Trial trial, String... command) throws InterruptedException {
        Ran ran = trial.run(command);
        assertThat(ran.exitCode()).as(ran.printed()).isZero();
        return ran.printed();
    }
}
