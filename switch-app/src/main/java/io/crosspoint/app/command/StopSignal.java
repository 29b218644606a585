package io.crosspoint.app.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as a value: while this is open, the process ends only after this was closed,
 * so that a last word can still be printed.
 */
final class StopSignal implements AutoCloseable {
    private static final long LAST_WORD_SECONDS = 10;

    private final CompletableFuture<Void> requested = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean success;
    private final Thread hook = new Thread(this::stop, "stop-signal");

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Completes when the process is asked to end. */
    CompletableFuture<Void> requested() {
        return requested;
    }

    /** Ctrl-C or SIGTERM is how this command is meant to end: the exit code will be 0. */
    StopSignal asSuccess() {
        success = true;
        return this;
    }

    private void stop() {
        requested.complete(null);
        try {
            if (!closed.await(LAST_WORD_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("stopped without a summary");
            } else if (success) {
                System.out.flush();
                // Without this the process would tell the signal it was ended by.
                Runtime.getRuntime().halt(ExitCode.OK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (!requested.isDone()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process has begun to end meanwhile; the hook finds the latch open.
            }
        }
    }
}
