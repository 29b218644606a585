package io.crosspoint.admin;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Writes answers; one method per form. An answer to a client that has gone is dropped. */
final class Answers {

    static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";
    static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    static final String TEXT = "text/plain; charset=utf-8";

    private Answers() {}

    static void json(RoutingContext request, int status, JsonObject body) {
        text(request, status, JSON, body.encode());
    }

    static void problem(RoutingContext request, ProblemException problem) {
        text(request, problem.status(), PROBLEM, problem.toJson().encode());
    }

    static void text(RoutingContext request, int status, String contentType, String body) {
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .end(body);
    }
}
