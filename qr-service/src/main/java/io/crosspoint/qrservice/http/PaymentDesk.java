package io.crosspoint.qrservice.http;

import java.util.concurrent.CompletionStage;

/** Where wallets' payments of merchant codes are handed in; the switch stands behind it. */
@FunctionalInterface
public interface PaymentDesk {
    /**
     * Pays. The same request id of the same partner again gets the first answer again. The stage
     * fails with {@link io.crosspoint.journal.DeskFullException} when the switch takes no more work
     * at the moment.
     */
    CompletionStage<PaymentResult> pay(PaymentOrder order);
}
