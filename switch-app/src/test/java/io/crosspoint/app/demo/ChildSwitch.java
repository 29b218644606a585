package io.crosspoint.app.demo;

import io.crosspoint.app.command.SelfProcess;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The real switch as a child process that may be ended in any way, also by itself. Its errors go to
 * its log, start after start.
 */
final class ChildSwitch implements AutoCloseable {
    /** Enough for a machine that compiles something else meanwhile; a quiet one takes two. */
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final Duration END_LIMIT = Duration.ofSeconds(30);

    /** A start is most of a kill loop's time; the compiler that optimises does not pay in it. */
    private static final List<String> QUICK_START =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

    private final Path home;
    private final Path log;
    private final String key;
    private List<String> wrapper = List.of();
    private @Nullable Process process;

    /**
     * Starts nothing yet.
     *
     * @param home where the child works; its configuration lies below
     * @param key 64 hex digits that open the key store
     */
    ChildSwitch(Path home, Path log, String key) {
        this.home = home;
        this.log = log;
        this.key = key;
    }

    /** The next starts run under a program that becomes the switch, or traces it from beside. */
    void under(List<String> program) {
        wrapper = List.copyOf(program);
    }

    /** Starts the switch and waits until it says that it is ready. */
    void start() throws InterruptedException {
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        Process started = launch();
        process = started;
        Thread.ofVirtual().start(() -> read(started, ready));
        if (!Patience.get("the switch to be ready", START_LIMIT, ready)) {
            throw new DemoException("the switch ended while starting");
        }
    }

    /** Starts the switch, expecting that it refuses; its exit code. */
    int startInVain() throws InterruptedException {
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        Process started = launch();
        process = started;
        Thread.ofVirtual().start(() -> read(started, ready));
        if (Patience.get("the switch to refuse its start", START_LIMIT, ready)) {
            throw new DemoException("the switch is ready (expected: that it refuses to start)");
        }
        return exitCode();
    }

    private Process launch() {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(SelfProcess.command(QUICK_START, List.of("run")));
        command.addAll(List.of("--config", DemoFolder.CONFIG));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(home.toFile())
                        .redirectError(Redirect.appendTo(log.toFile()));
        builder.environment().put("CROSSPOINT_KEY", key);
        builder.environment().remove("CROSSPOINT_PASSPHRASE");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new DemoException("the switch cannot be started: " + e.getMessage(), e);
        }
    }

    /** Reads to the end, so that the child never waits for a reader. */
    private static void read(Process process, CompletableFuture<Boolean> ready) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("ready")) {
                    ready.complete(true);
                }
            }
        } catch (IOException e) {
            // the process has ended, which is told below
        }
        ready.complete(false);
    }

    private Process running() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("the switch was not started");
        }
        return running;
    }

    long pid() {
        return running().pid();
    }

    boolean isRunning() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** SIGKILL, whatever it is doing; returns when it is gone. */
    void kill() throws InterruptedException {
        running().destroyForcibly();
        exitCode();
    }

    /** SIGSTOP: not one instruction more, and nothing is tidied up. */
    void freeze() throws InterruptedException {
        Shell.run("kill", "-STOP", Long.toString(pid()));
    }

    /** Waits until it has ended, by whatever cause. */
    int exitCode() throws InterruptedException {
        Process running = running();
        if (!running.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw Patience.tooLong("the switch to end", END_LIMIT);
        }
        process = null;
        return running.exitValue();
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
