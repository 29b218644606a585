package io.crosspoint.admin;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Asks the lane and the vault on behalf of requests: bounds how long each answer may take and how
 * many may be missing, and brings answers back to the thread of the request. A question counts
 * until it is answered, not until its time is up, so a lane that stands still is not buried in
 * questions.
 */
final class Questions {

    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    static final String LANE = "the lane";
    static final String VAULT = "the token vault";

    private final Vertx vertx;
    private final long timeoutMs;
    private final int maxOpen;
    private final AtomicInteger open = new AtomicInteger();

    Questions(Vertx vertx, long timeoutMs, int maxOpen) {
        this.vertx = vertx;
        this.timeoutMs = timeoutMs;
        this.maxOpen = maxOpen;
    }

    /**
     * Completes on the caller's Vert.x context; fails with a {@link ProblemException} of status 503
     * that says why there is no answer.
     *
     * @param whom who is asked, for the error's text
     */
    <T> Future<T> ask(String whom, Supplier<CompletionStage<T>> question) {
        if (open.incrementAndGet() > maxOpen) {
            open.decrementAndGet();
            return unavailable(
                    whom + " owes answers to " + maxOpen + " questions (expected: fewer)");
        }
        CompletionStage<T> stage;
        try {
            stage = question.get();
        } catch (RuntimeException e) {
            open.decrementAndGet();
            return refused(whom, e);
        }
        Promise<T> answer = Promise.promise();
        Context context = vertx.getOrCreateContext();
        long timer = vertx.setTimer(timeoutMs, id -> answer.tryFail(tooLate(whom)));
        stage.whenComplete(
                (value, failure) -> {
                    open.decrementAndGet();
                    context.runOnContext(
                            ignored -> {
                                vertx.cancelTimer(timer);
                                conclude(whom, answer, value, failure);
                            });
                });
        return answer.future();
    }

    /** Questions without an answer yet. */
    int open() {
        return open.get();
    }

    private static <T> void conclude(String whom, Promise<T> answer, T value, Throwable failure) {
        if (failure == null) {
            answer.tryComplete(value);
        } else {
            answer.tryFail(refusal(whom, failure));
        }
    }

    private ProblemException tooLate(String whom) {
        return new ProblemException(
                503, whom + " did not answer within " + timeoutMs + " ms (expected: an answer)");
    }

    private static <T> Future<T> refused(String whom, Throwable failure) {
        return Future.failedFuture(refusal(whom, failure));
    }

    private static ProblemException refusal(String whom, Throwable failure) {
        Throwable cause = failure;
        if (failure instanceof CompletionException && failure.getCause() != null) {
            cause = failure.getCause();
        }
        if (cause instanceof ProblemException known) {
            return known;
        }
        LOG.warn("{} cannot answer an operator's question", whom, cause);
        return new ProblemException(
                503, whom + " cannot answer: " + cause.getClass().getSimpleName());
    }

    private static <T> Future<T> unavailable(String detail) {
        return Future.failedFuture(new ProblemException(503, detail));
    }
}
