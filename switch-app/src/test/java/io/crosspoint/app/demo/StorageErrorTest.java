package io.crosspoint.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.app.command.ExitCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The operating system answers the real switch's system calls with errors: it ends at once with a
 * message and a code, nobody was told what is not kept, and the next start goes on.
 */
@Tag("nightly")
class StorageErrorTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Scenarios that a switch plays again once its storage is well. */
    private static final int SOME = 200;

    private static final String IO_ERROR = "Input/output error";
    private static final String NO_SPACE = "No space left on device";

    /** Of a switch whose journal has failed. */
    private static final int STOPPED = 70;

    @TempDir Path home;

    @BeforeEach
    void expectRoot() throws InterruptedException {
        Shell.expectRootWith("strace");
    }

    /**
     * The journal forces with fdatasync and writes its commit log and its mark with pwrite64. At
     * level process a running switch has neither commit log nor forces, only the mark.
     */
    @ParameterizedTest
    @CsvSource({
        "disk, fdatasync, EIO, 400, Input/output error",
        "disk, fdatasync, ENOSPC, 400, No space left on device",
        "disk, pwrite64, EIO, 2000, Input/output error",
        "disk, pwrite64, ENOSPC, 2000, No space left on device",
        "process, pwrite64, EIO, 40, Input/output error",
        "process, pwrite64, ENOSPC, 40, No space left on device",
    })
    @Timeout(300)
    void shouldEndLoudlyAndLoseNothing(
            String level, String call, String error, int when, String told) throws Exception {
        Map<String, String> changes =
                Map.of(
                        "reservedFreeMiB: 256",
                        "reservedFreeMiB: 64",
                        "durability: disk",
                        "durability: " + level);
        Fault fault = new Fault(call, error, when, told);
        KeptLog.keeping(
                "storage-error-" + level + "-" + call + "-" + error,
                Trial.logOf(home),
                () -> failing(changes, fault));
    }

    @ParameterizedTest
    @CsvSource({
        "disk, fdatasync, EIO",
        "disk, fsync, EIO",
        "disk, pwrite64, ENOSPC",
        "process, fdatasync, EIO",
        "process, fsync, EIO",
        "process, pwrite64, ENOSPC",
    })
    @Timeout(120)
    void shouldRefuseToStart(String level, String call, String error) throws Exception {
        Map<String, String> changes = Map.of("durability: disk", "durability: " + level);
        try (Trial trial = Trial.prepare(home, 1, changes)) {
            trial.child().under(injecting(new Fault(call, error, 1, "")));
            assertThat(trial.child().startInVain()).isEqualTo(ExitCode.FAILED);
            assertThat(Files.readString(Trial.logOf(home)))
                    .contains("cannot be opened", error.equals("EIO") ? IO_ERROR : NO_SPACE);
        }
    }

    /**
     * What the operating system does.
     *
     * @param when from which call of each thread on
     * @param told how the error reads
     */
    private record Fault(String call, String error, int when, String told) {}

    private void failing(Map<String, String> changes, Fault fault) throws Exception {
        try (Trial trial = Trial.prepare(home, fault.when, changes)) {
            trial.child().under(injecting(fault));
            trial.begin();
            trial.load().begin();
            assertThat(trial.child().exitCode()).isEqualTo(STOPPED);
            assertThat(Files.readString(Trial.logOf(home)))
                    .contains(fault.told, "nothing is answered any more; the process ends");
            Told told = trial.told();
            assertThat(told.count()).isPositive();
            assertThat(told.missingIn(trial.journal())).as("told, yet not kept").isEmpty();

            trial.child().under(List.of());
            trial.start();
            trial.awaitFinished(SOME, LIMIT);
            trial.load().end(LIMIT);
            trial.assertThatBooksAgree();
        }
    }

    /** The tracer stands beside, so that the child is the switch itself. */
    private List<String> injecting(Fault fault) {
        return List.of(
                "strace",
                "--daemonize=grandchild",
                "--follow-forks",
                "--seccomp-bpf",
                "--quiet=all",
                "--output=" + home.resolve("strace.log"),
                "--trace=" + fault.call,
                "--inject=%s:error=%s:when=%d+".formatted(fault.call, fault.error, fault.when));
    }
}
