package io.crosspoint.qrservice.http;

import io.crosspoint.journal.DeskFullException;
import io.crosspoint.qrservice.QrReply.Rejected;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a request, told as {@code application/problem+json} (RFC 9457) with the field,
 * what was found there and what was expected.
 */
record Problem(int status, String title, String field, String found, String expected) {

    static Problem badField(String field, String found, String expected) {
        return new Problem(400, "A field is wrong", field, found, expected);
    }

    static Problem of(Rejected rejected) {
        int status =
                switch (rejected.reason()) {
                    case INVALID -> 400;
                    case NOT_FOUND -> 404;
                    case CONFLICT -> 409;
                    case FULL -> 507;
                };
        String title =
                switch (rejected.reason()) {
                    case INVALID -> "A field is wrong";
                    case NOT_FOUND -> "Not known";
                    case CONFLICT -> "Not possible in this state";
                    case FULL -> "A bound is reached";
                };
        return new Problem(status, title, rejected.field(), rejected.found(), rejected.expected());
    }

    /** A failure behind the desk; its own text stays inside. */
    static Problem of(@Nullable Throwable failure) {
        return Failures.cause(failure) instanceof DeskFullException
                ? new Problem(503, "Busy", "", "the queue is full", "the same request later")
                : new Problem(500, "Failed", "", "a failure of the service", "an answer");
    }

    void send(RoutingContext context) {
        JsonObject body =
                new JsonObject()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status);
        if (!field.isEmpty()) {
            body.put("field", field);
        }
        body.put("found", found).put("expected", expected);
        if (status == 503) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        if (status == 401) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(body.encode());
    }
}
