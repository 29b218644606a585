package io.crosspoint.qrservice.http;

import io.crosspoint.qr.CheckDigit;
import io.crosspoint.qr.CodeUrl;
import io.crosspoint.qrservice.QrSettings;
import io.crosspoint.qrservice.TokenSpace;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Payments of merchant codes by wallets. A declined payment is an answer, not an error. */
final class PaymentRoute {
    private final PaymentDesk payments;
    private final QrSettings settings;
    private final TokenSpace tokens;
    private final PartnerCalls calls;

    PaymentRoute(PaymentDesk payments, QrSettings settings, TokenSpace tokens, PartnerCalls calls) {
        this.payments = payments;
        this.settings = settings;
        this.tokens = tokens;
        this.calls = calls;
    }

    void mount(Router router) {
        router.post("/partner/v1/qr/payments")
                .handler(calls.of(Partner.Role.WALLET, this::payment));
    }

    private Runnable payment(RoutingContext context, Partner partner) {
        PaymentOrder order = order(context, partner);
        return () ->
                calls.answer(
                        context,
                        payments.pay(order),
                        result ->
                                context.response()
                                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                                        .end(json(order, result).encode()));
    }

    private PaymentOrder order(RoutingContext context, Partner partner) {
        Body body =
                Body.of(
                        context,
                        "code",
                        "token",
                        "tokenExpiry",
                        "amountMinor",
                        "currency",
                        "requestId");
        long amountMinor = body.number("amountMinor");
        if (amountMinor <= 0 || amountMinor > 999_999_999_999L) {
            throw Body.bad("amountMinor", Long.toString(amountMinor), "1 to 999999999999");
        }
        int tokenExpiry = (int) body.digits("tokenExpiry", 4, 4);
        if (tokenExpiry % 100 < 1 || tokenExpiry % 100 > 12) {
            throw Body.bad("tokenExpiry", "another month", "YYMM");
        }
        return new PaymentOrder(
                serial(body.text("code")),
                body.token("token", tokens),
                body.text("token").length(),
                tokenExpiry,
                amountMinor,
                (int) body.digits("currency", 3, 3),
                body.digits("requestId", 1, 12),
                partner.institution());
    }

    /** A serial, or the address of one of this network's codes. */
    private long serial(String code) {
        String prefix = "https://" + settings.host() + "/" + settings.prefix() + "/";
        String address = code.startsWith("https://") ? code : prefix + code;
        return CodeUrl.parse(address)
                .filter(url -> url.host().equals(settings.host()))
                .filter(url -> url.prefix().equals(settings.prefix()))
                .map(CodeUrl::serial)
                .filter(CheckDigit::matches)
                .orElseThrow(
                        () ->
                                Body.bad(
                                        "code",
                                        code.length() + " characters",
                                        "a serial with its check digit, or its address"));
    }

    private static JsonObject json(PaymentOrder order, PaymentResult result) {
        return new JsonObject()
                .put("requestId", Long.toString(order.requestId()))
                .put("approved", result.approved())
                .put("responseCode", result.responseCode())
                .put("rrn", result.rrn())
                .put("transactionId", Long.toString(result.transactionId()));
    }
}
