package io.crosspoint.core.lane;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.engine.PendingDelivery;
import io.crosspoint.core.engine.Totals;
import io.crosspoint.core.operator.BusinessDateStatus;
import io.crosspoint.core.operator.CutOverRefusedException;
import io.crosspoint.core.operator.DeliveryDecision;
import io.crosspoint.core.operator.DeliveryStatus;
import io.crosspoint.core.operator.LinkStatus;
import io.crosspoint.core.operator.OperatorPort;
import io.crosspoint.core.operator.RouteStatus;
import io.crosspoint.core.operator.SwitchCounters;
import io.crosspoint.core.operator.SwitchStatus;
import io.crosspoint.core.routing.CardRange;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.transactions.Resolution;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The operators' port over a lane: each question is a task between two messages. */
public final class LaneOperator implements OperatorPort {
    private final Lane lane;
    private final Engine engine;
    private final String version;
    private final long startedAtNs;
    private final Supplier<List<LinkStatus>> links;
    private final IntFunction<String> linkNames;

    /**
     * The port of one lane.
     *
     * @param links the links at this moment; called on the lane's thread
     * @param linkNames name of a link by its number
     */
    public LaneOperator(
            Lane lane,
            String version,
            Supplier<List<LinkStatus>> links,
            IntFunction<String> linkNames) {
        this.lane = lane;
        this.engine = lane.engine();
        this.version = version;
        this.links = links;
        this.linkNames = linkNames;
        this.startedAtNs = lane.clock().nanoTime();
    }

    @Override
    public CompletionStage<SwitchStatus> status() {
        return ask(this::statusNow);
    }

    private SwitchStatus statusNow() {
        return new SwitchStatus(
                version,
                startedAtNs,
                engine.openDate() != 0 && lane.transactions().journal().failure() == null,
                engine.inFlight(),
                engine.reversalsPending(),
                engine.advicesPending(),
                engine.reversalsDoubtful() + engine.advicesDoubtful(),
                lane.transactions().journal().position(),
                lane.transactions().durablePosition(),
                lane.lowOnSpace(),
                counters(engine.totals()));
    }

    private SwitchCounters counters(Totals totals) {
        return new SwitchCounters(
                totals.requests,
                totals.approved,
                totals.declinedByIssuer,
                totals.declinedBySwitch,
                totals.timedOut,
                totals.repeats,
                totals.reversalsAccepted,
                totals.reversalsDelivered,
                totals.lateAnswers,
                totals.unmatchedAnswers,
                totals.recalled,
                lane.recalls().refused());
    }

    @Override
    public CompletionStage<List<LinkStatus>> links() {
        return ask(links);
    }

    @Override
    public CompletionStage<BusinessDateStatus> businessDate() {
        return ask(this::dateNow);
    }

    private BusinessDateStatus dateNow() {
        return new BusinessDateStatus(
                engine.openDate(),
                engine.closingDate(),
                engine.closingInFlight(),
                engine.lastClosedDate());
    }

    @Override
    public CompletionStage<BusinessDateStatus> cutOver() {
        CompletableFuture<BusinessDateStatus> reply = new CompletableFuture<>();
        lane.execute(
                nowNs -> {
                    if (engine.cutOver(nowNs, lane.transactions().batch())) {
                        lane.whenDurable(() -> reply.complete(dateNow()), reply);
                    } else {
                        reply.completeExceptionally(
                                new CutOverRefusedException(
                                        engine.closingDate(), engine.closingInFlight()));
                    }
                },
                reply);
        return reply;
    }

    @Override
    public CompletionStage<List<DeliveryStatus>> deliveries(boolean doubtfulOnly, int most) {
        return ask(() -> engine.pending(doubtfulOnly, most).stream().map(this::delivery).toList());
    }

    private DeliveryStatus delivery(PendingDelivery pending) {
        return new DeliveryStatus(
                pending.transactionId(),
                pending.reversal() ? "reversal" : "advice",
                pending.businessDate(),
                linkNames.apply(pending.issuerLink()),
                pending.acquirer(),
                pending.rrn(),
                pending.amountMinor(),
                pending.attempts(),
                pending.doubtful(),
                pending.responseCode());
    }

    @Override
    public CompletionStage<Boolean> decideDelivery(long transactionId, DeliveryDecision decision) {
        Resolution resolution =
                switch (decision) {
                    case SEND_AGAIN -> Resolution.SEND_AGAIN;
                    case SETTLED -> Resolution.SETTLED;
                };
        CompletableFuture<Boolean> reply = new CompletableFuture<>();
        lane.execute(
                nowNs -> {
                    RecordBatch batch = lane.transactions().batch();
                    boolean done = engine.resolve(transactionId, resolution, nowNs, batch);
                    lane.whenDurable(() -> reply.complete(done), reply);
                },
                reply);
        return reply;
    }

    @Override
    public CompletionStage<RouteStatus> route(int bin) {
        return ask(() -> routeNow(bin));
    }

    private RouteStatus routeNow(int bin) {
        CardRange range = engine.route(bin);
        if (range == null) {
            return new RouteStatus(bin, false, "", 0, "", false);
        }
        return new RouteStatus(
                bin,
                true,
                range.kind().name().toLowerCase(Locale.ROOT),
                range.issuer(),
                linkNames.apply(range.issuerLink()),
                engine.isSignedOn(range.issuerLink()));
    }

    private <T> CompletionStage<T> ask(Supplier<T> question) {
        CompletableFuture<T> reply = new CompletableFuture<>();
        lane.execute(nowNs -> reply.complete(question.get()), reply);
        return reply;
    }
}
