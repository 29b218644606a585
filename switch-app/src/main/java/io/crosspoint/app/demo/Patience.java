package io.crosspoint.app.demo;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waiting that ends: with what was waited for, or with an error that names it. */
final class Patience {
    private static final long POLL_MS = 25;

    private Patience() {}

    /** Asks again and again until the condition holds. */
    static void until(String what, Duration limit, BooleanSupplier holds)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw tooLong(what, limit);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    static <T> T get(String what, Duration limit, CompletableFuture<T> future)
            throws InterruptedException {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw tooLong(what, limit);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DemoException failure) {
                throw failure;
            }
            throw new DemoException(what + " failed: " + e.getCause(), e);
        }
    }

    static DemoException tooLong(String what, Duration limit) {
        return new DemoException(
                "waited %d s for %s, which did not come".formatted(limit.toSeconds(), what));
    }
}
