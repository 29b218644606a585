package io.crosspoint.admin;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;

/** A request that ends with an error answer in the form of RFC 9457. Carries no stack trace. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status HTTP status, 400 to 599
     * @param detail what was found and what was expected; shown to the client
     */
    ProblemException(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status)
                .put("detail", getMessage());
    }
}
