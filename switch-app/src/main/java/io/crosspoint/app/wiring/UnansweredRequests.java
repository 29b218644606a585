package io.crosspoint.app.wiring;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

import java.util.Map;

/**
 * What no route of the partners' port answers, told in the shape that the routes use: problem
 * details, RFC 9457. Paths are not repeated, they may hold a token.
 */
final class UnansweredRequests {
    private record Defect(String title, String found, String expected) {}

    private static final Map<Integer, Defect> DEFECTS =
            Map.of(
                    400, new Defect("Not understood", "a malformed request", "HTTP/1.1"),
                    404, new Defect("Not known", "no such path", "a path of the partners' API"),
                    405, new Defect("Not possible", "another method", "a method of this path"),
                    406, new Defect("Not possible", "other types accepted", "application/json"),
                    413, new Defect("Too long", "a longer body", "at most 8192 bytes"),
                    414, new Defect("Too long", "a longer request line", "at most 4096 bytes"),
                    415, new Defect("Not understood", "another type", "application/json"),
                    431, new Defect("Too long", "longer headers", "at most 8192 bytes"),
                    500, new Defect("Failed", "a failure of the service", "an answer"));

    private UnansweredRequests() {}

    /** Answers what the router itself would answer with a page or nothing. */
    static void mount(Router router) {
        DEFECTS.forEach(
                (status, defect) ->
                        router.errorHandler(
                                status, context -> send(context.response(), status, defect)));
    }

    /** A request that is no HTTP, or larger than the server takes; the connection ends with it. */
    static void malformed(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        int status =
                switch (cause) {
                    case TooLongHttpLineException _ -> 414;
                    case TooLongHttpHeaderException _ -> 431;
                    case TooLongFrameException _ -> 413;
                    case null, default -> 400;
                };
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        send(response, status, DEFECTS.getOrDefault(status, new Defect("Failed", "", "")));
    }

    private static void send(HttpServerResponse response, int status, Defect defect) {
        if (response.ended() || response.closed()) {
            return;
        }
        JsonObject body =
                new JsonObject()
                        .put("type", "about:blank")
                        .put("title", defect.title())
                        .put("status", status)
                        .put("found", defect.found())
                        .put("expected", defect.expected());
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(body.toBuffer());
    }
}
