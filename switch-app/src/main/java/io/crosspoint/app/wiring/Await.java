package io.crosspoint.app.wiring;

import io.vertx.core.Future;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the HTTP servers while the switch starts and stops. */
final class Await {
    private static final long LIMIT_SECONDS = 20;

    private Await() {}

    static <T> T result(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.toString() : e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + LIMIT_SECONDS + " s", e);
        }
    }

    static void quietly(Future<Void> future) {
        try {
            result(future);
        } catch (IOException e) {
            System.getLogger(Await.class.getName())
                    .log(System.Logger.Level.WARNING, "while stopping: {0}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
