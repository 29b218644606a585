package io.crosspoint.core.lane;

import io.crosspoint.core.engine.Inbound;
import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.engine.TransmissionTime;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.JournalFailedException;
import io.crosspoint.qrservice.http.PaymentOrder;
import io.crosspoint.qrservice.http.PaymentResult;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Payments of merchant codes that partners hand in over HTTP: link 0. Lane's thread only. Waiting
 * is bounded by the engine, which concludes every transaction within its issuer's limit.
 */
final class PartnerPayments {
    private static final int PURCHASE = 200;

    private final Inbound message = new Inbound();
    private final Map<Long, List<CompletableFuture<PaymentResult>>> waiting = new HashMap<>();
    private @Nullable CompletableFuture<PaymentResult> asking;
    private boolean taken;

    /** The order as the engine's command; its answer will go to {@code reply}. */
    Inbound ask(PaymentOrder order, CompletableFuture<PaymentResult> reply, long nowNs) {
        asking = reply;
        taken = false;
        message.clear();
        message.kind = TransactionKind.PURCHASE;
        message.mti = PURCHASE;
        message.processingCode = 0;
        message.conditionCode = 0;
        message.entryMode = 0;
        message.codeSerial = order.serial();
        message.token = order.token();
        message.tokenLength = order.tokenLength();
        message.expiry = order.tokenExpiry();
        message.amountMinor = order.amountMinor();
        message.currency = order.currency();
        message.forwarder = order.partner();
        message.transmissionTime = TransmissionTime.at(nowNs);
        byte[] rrn = "%012d".formatted(order.requestId()).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(rrn, 0, message.rrn, 0, message.rrn.length);
        return message;
    }

    /** The decision asked for has been made; an order that became nothing is told so. */
    void asked() {
        if (asking != null && !taken) {
            asking.complete(
                    new PaymentResult(
                            ResponseCode.text(ResponseCode.SYSTEM_MALFUNCTION), "", 0, false));
        }
        asking = null;
    }

    /** The engine names the transaction that the present order became or joined. */
    void became(long transactionId) {
        if (asking != null && !taken) {
            taken = true;
            waiting.computeIfAbsent(transactionId, id -> new ArrayList<>(1)).add(asking);
        }
    }

    /** An answer is durable. */
    void answer(Effect effect) {
        List<CompletableFuture<PaymentResult>> replies =
                waiting.remove(effect.facts().transactionId());
        if (replies != null) {
            int code = effect.answer().responseCode;
            PaymentResult result =
                    new PaymentResult(
                            ResponseCode.text(code),
                            effect.facts().rrn(),
                            effect.facts().transactionId(),
                            ResponseCode.isApproval(code));
            replies.forEach(reply -> reply.complete(result));
        }
    }

    void fail(JournalFailedException cause) {
        waiting.values().forEach(replies -> replies.forEach(r -> r.completeExceptionally(cause)));
        waiting.clear();
    }
}
