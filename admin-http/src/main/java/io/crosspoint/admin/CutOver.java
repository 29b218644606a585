package io.crosspoint.admin;

import io.crosspoint.core.operator.BusinessDateStatus;
import io.crosspoint.core.operator.CutOverRefusedException;
import io.crosspoint.core.operator.OperatorPort;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Cuts over for operators, one at a time: a second request while one is under way, or one that
 * names another date than the open one, or while a date is still closing, is refused, so that an
 * impatient hand skips no day.
 */
final class CutOver {

    private static final Logger LOG = LoggerFactory.getLogger(CutOver.class);

    private final OperatorPort port;
    private final Questions questions;
    private final AtomicBoolean underWay = new AtomicBoolean();

    CutOver(OperatorPort port, Questions questions) {
        this.port = port;
        this.questions = questions;
    }

    /**
     * @param body names the date believed open; null for whatever is open
     */
    Future<BusinessDateStatus> ask(@Nullable JsonObject body) {
        String believed = body == null ? null : body.getString("open");
        return questions
                .ask(Questions.LANE, () -> start(believed))
                .onFailure(e -> LOG.warn("cut-over asked by an operator: {}", e.getMessage()));
    }

    private CompletionStage<BusinessDateStatus> start(@Nullable String believed) {
        if (!underWay.compareAndSet(false, true)) {
            throw new ProblemException(
                    409, "a cut-over is under way (expected: ask again when it is done)");
        }
        try {
            CompletionStage<BusinessDateStatus> done =
                    believed == null
                            ? port.cutOver()
                            : port.businessDate()
                                    .thenCompose(dates -> cutOverFrom(dates, believed));
            return done.whenComplete(this::concluded).exceptionallyCompose(CutOver::refusal);
        } catch (RuntimeException e) {
            underWay.set(false);
            throw e;
        }
    }

    private CompletionStage<BusinessDateStatus> cutOverFrom(
            BusinessDateStatus dates, String believed) {
        String open = SwitchJson.date(dates.open());
        if (believed.equals(open)) {
            return port.cutOver();
        }
        String found = open == null ? "no date is open" : open + " is open";
        return CompletableFuture.failedStage(
                new ProblemException(409, found + " (expected: " + believed + ")"));
    }

    /** That a date is still closing is an operator's ordinary answer, no defect of the lane. */
    private static CompletionStage<BusinessDateStatus> refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : failure;
        return CompletableFuture.failedStage(
                cause instanceof CutOverRefusedException
                        ? new ProblemException(409, String.valueOf(cause.getMessage()))
                        : cause);
    }

    private void concluded(@Nullable BusinessDateStatus dates, @Nullable Throwable failure) {
        underWay.set(false);
        if (dates != null && failure == null) {
            LOG.info("an operator cut over: business date {} is open", dates.open());
        }
    }
}
