package io.crosspoint.core.operator;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * How operators look into the switch and steer it. Safe from any thread; each stage completes on
 * the lane's thread, so continuations must be short or move elsewhere. A stage fails with {@link
 * io.crosspoint.journal.JournalFailedException} once the journal has failed.
 */
public interface OperatorPort {

    CompletionStage<SwitchStatus> status();

    CompletionStage<List<LinkStatus>> links();

    CompletionStage<BusinessDateStatus> businessDate();

    /**
     * Opens the next calendar day as business date; the present one closes when nothing of it is in
     * flight any more. Completes when the cut-over is durable, with the dates as they stand then;
     * fails with {@link CutOverRefusedException} while the date before is still closing.
     */
    CompletionStage<BusinessDateStatus> cutOver();

    /**
     * Reversals and advices that issuers have not settled, reversals first.
     *
     * @param doubtfulOnly only those that wait for an operator
     * @param most how many are listed, from 1
     */
    CompletionStage<List<DeliveryStatus>> deliveries(boolean doubtfulOnly, int most);

    /**
     * Takes an operator's decision about a reversal or advice, doubtful or only overdue. Completes
     * when it is durable: with false when nothing of that transaction is pending (any more).
     *
     * @param transactionId as in {@link DeliveryStatus}
     */
    CompletionStage<Boolean> decideDelivery(long transactionId, DeliveryDecision decision);

    /**
     * Where a card would go.
     *
     * @param bin first six digits of a card number
     */
    CompletionStage<RouteStatus> route(int bin);
}
