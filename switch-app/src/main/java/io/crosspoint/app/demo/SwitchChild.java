package io.crosspoint.app.demo;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The switch under demonstration: a process of its own, started as often as needed. */
final class SwitchChild implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final List<String> command;
    private final DemoFolder folder;
    private final String key;
    private final Thread hook = new Thread(this::end, "end-switch");
    private volatile @Nullable Process process;

    /**
     * Starts nothing yet.
     *
     * @param runCommand the command line of {@code run}, without its options
     * @param folder where the child works; its configuration lies below
     * @param key 64 hex digits that open the key store
     */
    SwitchChild(List<String> runCommand, DemoFolder folder, String key) {
        command = new ArrayList<>(runCommand);
        command.addAll(List.of("--config", DemoFolder.CONFIG));
        this.folder = folder;
        this.key = key;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts the switch and waits until it says that it is ready. */
    void start() throws InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.home().toFile())
                        .redirectError(Redirect.appendTo(folder.log().toFile()));
        builder.environment().put("CROSSPOINT_KEY", key);
        builder.environment().remove("CROSSPOINT_PASSPHRASE");
        Process started;
        try {
            started = builder.start();
        } catch (IOException e) {
            throw new DemoException("the switch cannot be started: " + e.getMessage(), e);
        }
        process = started;
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> read(started, ready));
        if (!Patience.get("the switch to be ready", START_LIMIT, ready)) {
            throw new DemoException("the switch ended while starting; see " + folder.log());
        }
    }

    /** Reads to the end, so that the child never waits for a reader. */
    private static void read(Process process, CompletableFuture<Boolean> ready) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                if (line.equals("ready")) {
                    ready.complete(true);
                }
                line = lines.readLine();
            }
        } catch (IOException e) {
            // the process has ended, which is told below
        }
        ready.complete(false);
    }

    /** Asks the switch to end (SIGTERM) and waits until it has. */
    void stop() throws InterruptedException {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        awaitEnd(running);
    }

    /** Ends the switch at once (SIGKILL), whatever it is doing, and waits until it is gone. */
    void kill() throws InterruptedException {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroyForcibly();
        awaitEnd(running);
    }

    private void awaitEnd(Process running) throws InterruptedException {
        if (!running.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw Patience.tooLong("the switch to end", STOP_LIMIT);
        }
        process = null;
    }

    boolean isRunning() {
        Process running = process;
        return running != null && running.isAlive();
    }

    private void end() {
        Process running = process;
        if (running != null) {
            running.destroy();
        }
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the hook is what runs now
        }
    }
}
