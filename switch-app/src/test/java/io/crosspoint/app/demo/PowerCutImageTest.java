package io.crosspoint.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.chronicle.Durability;
import io.crosspoint.journal.verify.JournalVerifier;
import io.crosspoint.journal.verify.Verification;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The real switch on a file system whose power is cut under load, and the next switch upon what the
 * device holds: at level disk nothing that was told is missing; at level process it is measured.
 */
@Tag("nightly")
class PowerCutImageTest {
    private static final int CUTS = 5;
    private static final int IMAGE_MIB = 1024;
    private static final int LEAST_BETWEEN_CUTS = 200;
    private static final int MOST_BETWEEN_CUTS = 3_000;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir Path home;

    @BeforeEach
    void expectRoot() throws InterruptedException {
        Shell.expectRootWith("losetup", "mkfs.ext4", "mount", "unshare");
    }

    @Test
    @Timeout(900)
    void shouldLoseNothingAtLevelDisk() throws Exception {
        KeptLog.keeping("power-cut-DISK", Trial.logOf(home), this::cutting);
    }

    /** What was not written back by itself is gone, and said to be; the switch goes on. */
    @ParameterizedTest
    @ValueSource(ints = {3, 45})
    @Timeout(300)
    void shouldStartAgainAtLevelProcess(int seconds) throws Exception {
        KeptLog.keeping("power-cut-PROCESS", Trial.logOf(home), () -> cuttingOnce(seconds));
    }

    private void cutting() throws Exception {
        long seed = Long.getLong("faults.seed", System.nanoTime());
        System.out.println("power cuts at level DISK, seed " + seed);
        Random random = new Random(seed);
        try (ImageDisk disk = new ImageDisk(home.resolve("images"), IMAGE_MIB);
                Trial trial = begin(Durability.DISK, disk, seed)) {
            for (int cut = 1; cut <= CUTS; cut++) {
                long more = random.nextInt(LEAST_BETWEEN_CUTS, MOST_BETWEEN_CUTS);
                trial.awaitFinished(more, LIMIT);
                assertThat(missingAfterCut(trial, disk)).as("told, and lost").isEmpty();
            }
            trial.awaitFinished(LEAST_BETWEEN_CUTS, LIMIT);
            trial.load().end(LIMIT);
            trial.assertThatBooksAgree();
        }
    }

    private void cuttingOnce(int seconds) throws Exception {
        try (ImageDisk disk = new ImageDisk(home.resolve("images"), IMAGE_MIB);
                Trial trial = begin(Durability.PROCESS, disk, seconds)) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            Patience.until("the cut", LIMIT, () -> System.nanoTime() >= end);
            missingAfterCut(trial, disk);
            trial.child().kill();
            trial.assertThatStreamsAreClean();
        }
    }

    private Trial begin(Durability level, ImageDisk disk, long seed) throws Exception {
        Trial trial = Trial.prepare(home, seed, changes(level, disk));
        trial.child().under(inItsOwnRun());
        trial.begin();
        trial.load().begin();
        return trial;
    }

    /** Cuts, starts upon what is left, and finds what was told and is gone. */
    private List<String> missingAfterCut(Trial trial, ImageDisk disk)
            throws IOException, InterruptedException {
        Told told = cut(trial, disk);
        disk.powerUpOnACopy();
        verifyBeforeTheStart(trial);
        trial.child().under(inItsOwnRun());
        trial.start();
        List<String> missing = told.missingIn(trial.journal());
        System.out.printf(
                "told: %d approvals; missing after the cut: %d%s%n",
                told.count(),
                missing.size(),
                missing.isEmpty() ? "" : ", the first of them " + missing.getFirst());
        return missing;
    }

    /** No instruction of the switch runs after what anybody was told; then the power goes. */
    private static Told cut(Trial trial, ImageDisk disk) throws InterruptedException {
        trial.child().freeze();
        disk.cutPower();
        Told told = trial.toldWhenSilent();
        trial.child().kill();
        return told;
    }

    private static void verifyBeforeTheStart(Trial trial) {
        trial.streams()
                .forEach(
                        (name, folder) -> {
                            Verification found = JournalVerifier.verify(folder);
                            assertThat(found.bad()).as(name).isNull();
                            System.out.printf(
                                    "  %s: %d records, marked %d; %s%n",
                                    name,
                                    found.lastSequence(),
                                    found.durablePosition(),
                                    found.outlook());
                        });
    }

    private static Map<String, String> changes(Durability level, ImageDisk disk) {
        return Map.of(
                "durability: disk",
                "durability: " + level.name().toLowerCase(Locale.ROOT),
                "directory: var/demo/switch/journal",
                "directory: " + disk.mountPoint().resolve("journal"),
                "reservedFreeMiB: 256",
                "reservedFreeMiB: 64");
    }

    /** After a loss of power the operating system says that it is another run of it. */
    private List<String> inItsOwnRun() throws IOException {
        Path run = home.resolve("boot-" + UUID.randomUUID());
        Files.writeString(run, UUID.randomUUID() + "\n");
        return List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount --bind " + run + " /proc/sys/kernel/random/boot_id && exec \"$0\" \"$@\"");
    }
}
