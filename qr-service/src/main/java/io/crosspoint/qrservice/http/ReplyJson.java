package io.crosspoint.qrservice.http;

import io.crosspoint.qrservice.QrReply.BlankCodesIssued;
import io.crosspoint.qrservice.QrReply.CodeFound;
import io.crosspoint.qrservice.QrReply.MerchantFound;
import io.crosspoint.qrservice.QrReply.OrderFound;
import io.crosspoint.qrservice.QrReply.PayerCodeIssued;
import io.crosspoint.qrservice.QrSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.time.Instant;

/** Replies as partners read them: serials, codes and currencies as texts, amounts as numbers. */
final class ReplyJson {
    private final QrSettings settings;

    ReplyJson(QrSettings settings) {
        this.settings = settings;
    }

    JsonObject of(MerchantFound merchant) {
        return new JsonObject()
                .put("merchantId", merchant.merchantId())
                .put("terminal", merchant.terminal())
                .put("kind", merchant.kind().name())
                .put("tier", merchant.tier().name())
                .put("mcc", "%04d".formatted(merchant.mcc()))
                .put("name", merchant.name())
                .put("status", merchant.status().name())
                .put("codes", merchant.codes());
    }

    JsonObject of(CodeFound code) {
        JsonObject json = code(code.serial()).put("status", code.status().name());
        if (code.boundNs() != 0) {
            json.put("merchantId", code.merchantId())
                    .put("terminal", code.terminal())
                    .put("store", code.store())
                    .put("boundAt", time(code.boundNs()));
        }
        return json;
    }

    JsonObject of(BlankCodesIssued issued) {
        JsonArray codes = new JsonArray();
        issued.serials().forEach(serial -> codes.add(code(serial)));
        return new JsonObject().put("codes", codes);
    }

    JsonObject of(OrderFound order) {
        return code(order.serial())
                .put("orderId", order.orderId())
                .put("status", order.status().name())
                .put("merchantId", order.merchantId())
                .put("orderNumber", order.orderNumber())
                .put("amountMinor", order.amountMinor())
                .put("currency", "%03d".formatted(order.currency()))
                .put("expiresAt", time(order.expiresNs()));
    }

    JsonObject of(PayerCodeIssued issued) {
        return new JsonObject()
                .put("code", Long.toString(issued.code()))
                .put("expiresAt", time(issued.expiresNs()));
    }

    private JsonObject code(long serial) {
        return new JsonObject()
                .put("serial", Long.toString(serial))
                .put("url", settings.url(serial));
    }

    private static String time(long epochNs) {
        return Instant.ofEpochSecond(0, epochNs).toString();
    }
}
