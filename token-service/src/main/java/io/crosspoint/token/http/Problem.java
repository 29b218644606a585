package io.crosspoint.token.http;

import io.crosspoint.token.Refusal;
import io.crosspoint.token.TokenReply;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers that tell a failure, RFC 9457 problem details. */
final class Problem {
    private Problem() {}

    static void send(RoutingContext context, int status, String title) {
        send(context, body(status, title));
    }

    static void send(RoutingContext context, FieldException defect) {
        send(
                context,
                body(400, "The request is not understood")
                        .put("field", defect.field())
                        .put("found", defect.found())
                        .put("expected", defect.expected()));
    }

    static void send(RoutingContext context, TokenReply.Refused refused) {
        JsonObject body =
                body(status(refused.why()), refused.why().text())
                        .put("refusal", refused.why().name());
        if (!refused.detail().isEmpty()) {
            body.put("detail", refused.detail());
        }
        send(context, body);
    }

    private static int status(Refusal why) {
        return switch (why) {
            case UNKNOWN_TOKEN -> 404;
            case NOT_ALLOWED -> 403;
            case STATE, EXPIRED, REQUEST_ID_REUSED, CONFLICT, CARD_LIMIT -> 409;
            case VAULT_FULL, NUMBERS_EXHAUSTED -> 503;
        };
    }

    private static JsonObject body(int status, String title) {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status);
    }

    private static void send(RoutingContext context, JsonObject body) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        context.response()
                .setStatusCode(body.getInteger("status"))
                .putHeader("content-type", "application/problem+json")
                .end(body.toBuffer());
    }
}
