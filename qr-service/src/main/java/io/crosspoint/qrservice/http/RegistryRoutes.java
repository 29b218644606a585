package io.crosspoint.qrservice.http;

import io.crosspoint.journal.Desk;
import io.crosspoint.qr.QrPicture;
import io.crosspoint.qrservice.MerchantKind;
import io.crosspoint.qrservice.MerchantTier;
import io.crosspoint.qrservice.QrCommand;
import io.crosspoint.qrservice.QrReply;
import io.crosspoint.qrservice.QrReply.BlankCodesIssued;
import io.crosspoint.qrservice.QrReply.CodeFound;
import io.crosspoint.qrservice.QrReply.MerchantFound;
import io.crosspoint.qrservice.QrReply.OrderFound;
import io.crosspoint.qrservice.QrReply.PayerCodeIssued;
import io.crosspoint.qrservice.QrSettings;
import io.crosspoint.qrservice.TokenSpace;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import java.time.Duration;
import java.util.function.BiFunction;

/** Merchants, codes, orders and payer codes as resources. */
final class RegistryRoutes {
    private static final String CODE = "/partner/v1/qr/codes/:serial";
    private static final String MERCHANT = "/partner/v1/qr/merchants/:merchantId";

    private final Desk<QrCommand, QrReply> desk;
    private final QrSettings settings;
    private final TokenSpace tokens;
    private final PartnerCalls calls;
    private final ReplyJson json;

    RegistryRoutes(
            Desk<QrCommand, QrReply> desk,
            QrSettings settings,
            TokenSpace tokens,
            PartnerCalls calls) {
        this.desk = desk;
        this.settings = settings;
        this.tokens = tokens;
        this.calls = calls;
        this.json = new ReplyJson(settings);
    }

    void mount(Router router) {
        acquirer(router, HttpMethod.POST, "/partner/v1/qr/merchants", this::register, 201);
        acquirer(
                router,
                HttpMethod.GET,
                MERCHANT,
                (c, p) -> new QrCommand.FindMerchant(p.institution(), c.pathParam("merchantId")),
                200);
        acquirer(router, HttpMethod.PUT, MERCHANT + "/tier", RegistryRoutes::changeTier, 200);
        acquirer(
                router,
                HttpMethod.DELETE,
                MERCHANT,
                (c, p) ->
                        new QrCommand.DeregisterMerchant(
                                p.institution(), c.pathParam("merchantId")),
                200);
        acquirer(router, HttpMethod.POST, "/partner/v1/qr/codes", RegistryRoutes::issue, 201);
        router.getWithRegex("/partner/v1/qr/codes/(?<serial>[^/]+)\\.svg")
                .handler(calls.of(Partner.Role.ACQUIRER, this::picture));
        acquirer(
                router,
                HttpMethod.GET,
                CODE,
                (c, p) -> new QrCommand.FindCode(p.institution(), serial(c)),
                200);
        acquirer(router, HttpMethod.POST, CODE + "/binding", RegistryRoutes::bind, 200);
        acquirer(
                router,
                HttpMethod.DELETE,
                CODE,
                (c, p) -> new QrCommand.CloseCode(p.institution(), serial(c)),
                200);
        acquirer(router, HttpMethod.POST, "/partner/v1/qr/orders", RegistryRoutes::order, 201);
        acquirer(
                router,
                HttpMethod.GET,
                "/partner/v1/qr/orders/:serial",
                (c, p) -> new QrCommand.FindOrder(p.institution(), serial(c)),
                200);
        router.post("/partner/v1/qr/payer-codes")
                .handler(
                        calls.of(
                                Partner.Role.WALLET,
                                (c, p) -> submission(c, payerCode(c, p), 201)));
    }

    private void acquirer(
            Router router,
            HttpMethod method,
            String path,
            BiFunction<RoutingContext, Partner, QrCommand> reading,
            int status) {
        router.route(method, path)
                .handler(
                        calls.of(
                                Partner.Role.ACQUIRER,
                                (c, p) -> submission(c, reading.apply(c, p), status)));
    }

    private Runnable submission(RoutingContext context, QrCommand command, int status) {
        return () ->
                calls.answer(
                        context, desk.submit(command), reply -> answer(context, reply, status));
    }

    private void answer(RoutingContext context, QrReply reply, int status) {
        switch (reply) {
            case MerchantFound found -> send(context, status, json.of(found));
            case CodeFound found -> send(context, status, json.of(found));
            case BlankCodesIssued issued -> send(context, status, json.of(issued));
            case OrderFound found -> send(context, status, json.of(found));
            case PayerCodeIssued issued -> send(context, status, json.of(issued));
            default -> PartnerCalls.unexpected(reply).send(context);
        }
    }

    private static void send(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(body.encode());
    }

    private Runnable picture(RoutingContext context, Partner partner) {
        QrCommand find = new QrCommand.FindCode(partner.institution(), serial(context));
        return () ->
                calls.answer(
                        context,
                        desk.submit(find),
                        reply -> {
                            if (reply instanceof CodeFound found) {
                                String svg = QrPicture.of(settings.url(found.serial())).svg();
                                context.response()
                                        .putHeader(HttpHeaders.CONTENT_TYPE, "image/svg+xml")
                                        .end(svg);
                            } else {
                                PartnerCalls.unexpected(reply).send(context);
                            }
                        });
    }

    private QrCommand register(RoutingContext context, Partner partner) {
        Body body =
                Body.of(
                        context,
                        "merchantId",
                        "terminal",
                        "phone",
                        "kind",
                        "tier",
                        "mcc",
                        "name",
                        "cashier");
        return new QrCommand.RegisterMerchant(
                partner.institution(),
                body.text("merchantId"),
                body.text("terminal"),
                body.optionalText("phone"),
                body.choice("kind", MerchantKind.class),
                body.choice("tier", MerchantTier.class),
                (int) body.digits("mcc", 4, 4),
                body.text("name"),
                body.optionalText("cashier"));
    }

    private static QrCommand changeTier(RoutingContext context, Partner partner) {
        MerchantTier tier = Body.of(context, "tier").choice("tier", MerchantTier.class);
        return new QrCommand.ChangeTier(
                partner.institution(), context.pathParam("merchantId"), tier);
    }

    private static QrCommand issue(RoutingContext context, Partner partner) {
        Body body = Body.of(context, "merchantId", "terminal", "store", "blank");
        if (body.has("blank")) {
            if (body.has("merchantId")) {
                throw Body.bad("blank", "with a merchantId", "one of the two");
            }
            long count = Math.clamp(body.number("blank"), 0, Integer.MAX_VALUE);
            return new QrCommand.IssueBlankCodes(partner.institution(), (int) count);
        }
        return new QrCommand.IssueStaticCode(
                partner.institution(),
                body.text("merchantId"),
                body.optionalText("terminal"),
                body.optionalText("store"));
    }

    private static QrCommand bind(RoutingContext context, Partner partner) {
        Body body = Body.of(context, "merchantId", "terminal", "store");
        return new QrCommand.BindCode(
                partner.institution(),
                serial(context),
                body.text("merchantId"),
                body.optionalText("terminal"),
                body.optionalText("store"));
    }

    private static QrCommand order(RoutingContext context, Partner partner) {
        Body body =
                Body.of(
                        context,
                        "merchantId",
                        "orderNumber",
                        "amountMinor",
                        "currency",
                        "validitySeconds",
                        "terminal");
        long seconds = body.optionalNumber("validitySeconds");
        if (seconds < 0 || seconds > Duration.ofDays(366).toSeconds()) {
            throw Body.bad("validitySeconds", "out of bounds", "0 to a year");
        }
        return new QrCommand.CreateOrder(
                partner.institution(),
                body.text("merchantId"),
                body.text("orderNumber"),
                body.number("amountMinor"),
                (int) body.digits("currency", 3, 3),
                Duration.ofSeconds(seconds).toNanos(),
                body.optionalText("terminal"));
    }

    private QrCommand payerCode(RoutingContext context, Partner partner) {
        Body body = Body.of(context, "token", "tokenExpiry");
        long token = body.token("token", tokens);
        int expiry = (int) body.digits("tokenExpiry", 4, 4);
        int length = body.text("token").length();
        return new QrCommand.IssuePayerCode(partner.institution(), token, length, expiry);
    }

    private static long serial(RoutingContext context) {
        String text = context.pathParam("serial");
        if (text.length() > 18 || !text.matches("[1-9][0-9]*")) {
            throw Body.bad("serial", text.length() + " characters", "1 to 18 digits");
        }
        return Long.parseLong(text);
    }
}
