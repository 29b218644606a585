package io.crosspoint.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.app.command.ExitCode;
import io.crosspoint.journal.verify.JournalVerifier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The real switch on a small disk that somebody else fills: new transactions are answered 96 before
 * it is full, what is under way finishes, and all goes on without a start when there is space.
 */
@Tag("nightly")
class FullDiskTest {
    private static final int DISK_MIB = 400;
    private static final int RESERVE_MIB = 64;
    private static final int SOME = 200;
    private static final int REFUSED = 200;
    private static final int PORTION = 8;
    private static final int TIMES = 2;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String STOPPED = "storage is nearly full";
    private static final String GOES_ON = "storage has space again";

    @TempDir Path home;

    @BeforeEach
    void expectRoot() throws InterruptedException {
        Shell.expectRootWith("mount");
    }

    /** Space that is left: less than the reserve, and none at all. */
    @ParameterizedTest
    @ValueSource(ints = {32, 0})
    @Timeout(300)
    void shouldStopBeforeTheDiskIsFullAndGoOn(int leftMib) throws Exception {
        onASmallDisk(disk -> filling(disk, leftMib));
    }

    @Test
    @Timeout(120)
    void shouldRefuseToStartWithoutAnySpace() throws Exception {
        onASmallDisk(this::startingInVain);
    }

    /** What is done with a disk. */
    private interface Body {
        void on(Path disk) throws Exception;
    }

    private void onASmallDisk(Body body) throws Exception {
        Path disk = Files.createDirectory(home.resolve("small"));
        Shell.run("mount", "-t", "tmpfs", "-o", "size=" + DISK_MIB + "m", "none", disk.toString());
        try {
            KeptLog.keeping("full-disk", Trial.logOf(home), () -> body.on(disk));
        } finally {
            Shell.run("umount", "--lazy", disk.toString());
        }
    }

    private void startingInVain(Path disk) throws Exception {
        try (Trial trial = Trial.prepare(home, 1, changes(disk))) {
            trial.begin();
            trial.load().begin(PORTION);
            awaitApprovals(trial, SOME);
            trial.child().kill();
            Path ballast = disk.resolve("ballast");
            fill(ballast, 0);
            assertThat(trial.child().startInVain()).isEqualTo(ExitCode.FAILED);
            assertThat(Files.readString(Trial.logOf(home))).contains("No space left on device");
            Files.delete(ballast);
            trial.start();
            awaitApprovals(trial, SOME);
            trial.load().end(LIMIT);
            trial.assertThatBooksAgree();
        }
    }

    private void filling(Path disk, int leftMib) throws Exception {
        try (Trial trial = Trial.prepare(home, leftMib, changes(disk))) {
            trial.begin();
            trial.load().begin(PORTION);
            awaitApprovals(trial, SOME);
            assertThat(trial.refused()).isZero();
            long pid = trial.child().pid();
            for (int time = 1; time <= TIMES; time++) {
                Path ballast = disk.resolve("ballast");
                fill(ballast, leftMib);
                assertThatItStops(trial);
                Files.delete(ballast);
                assertThatItGoesOn(trial);
            }
            trial.load().end(LIMIT);
            assertThat(trial.child().pid()).isEqualTo(pid);
            assertThat(trial.child().isRunning()).isTrue();
            assertThat(Files.readString(Trial.logOf(home))).contains(STOPPED, GOES_ON);
            trial.assertThatBooksAgree();
        }
    }

    private static Map<String, String> changes(Path disk) {
        return Map.of(
                "directory: var/demo/switch/journal",
                "directory: " + disk.resolve("journal"),
                "reservedFreeMiB: 256",
                "reservedFreeMiB: " + RESERVE_MIB);
    }

    /** What was begun is brought to its end, and then the journal stands still. */
    private static void assertThatItStops(Trial trial) throws IOException, InterruptedException {
        long before = trial.refused();
        Patience.until("answers 96", LIMIT, () -> trial.refused() >= before + REFUSED);
        assertThat(trial.admin().status().path("lowOnSpace").asBoolean()).isTrue();
        assertThat(metric(trial)).endsWith(" 1");
        trial.admin().awaitQuiet();
        Told told = trial.told();
        assertThat(told.missingIn(trial.journal())).as("told, yet not kept").isEmpty();
        trial.streams()
                .forEach(
                        (name, folder) ->
                                assertThat(JournalVerifier.verify(folder).bad()).as(name).isNull());
    }

    private static void assertThatItGoesOn(Trial trial) throws IOException, InterruptedException {
        awaitApprovals(trial, SOME);
        assertThat(trial.admin().status().path("lowOnSpace").asBoolean()).isFalse();
        assertThat(metric(trial)).endsWith(" 0");
    }

    private static String metric(Trial trial) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(trial.admin().url() + "/metrics")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("crosspoint_low_on_space "))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void awaitApprovals(Trial trial, int more) throws InterruptedException {
        int before = trial.told().count();
        Patience.until("new approvals", LIMIT, () -> trial.told().count() >= before + more);
    }

    private static void fill(Path ballast, int leftMib) throws IOException {
        FileStore store = Files.getFileStore(ballast.getParent());
        byte[] block = new byte[1 << 20];
        long left = (long) leftMib << 20;
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (long free = store.getUsableSpace(); free > left; free = store.getUsableSpace()) {
                out.write(block, 0, (int) Math.min(block.length, free - left));
            }
        } catch (IOException e) {
            // the switch took the last page
        }
    }
}
